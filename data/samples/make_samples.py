#!/usr/bin/env python3
"""Makes the sample rosters and the rosters of the reader's tests. Standard library only.

    python3 data/samples/make_samples.py            writes the files
    python3 data/samples/make_samples.py --check    exits 1 if a file is not what this script would write
    python3 data/samples/make_samples.py --report   prints head counts on the days that matter

The seed is fixed: the same files come out every time. No row describes a person who exists.

data/samples/
    jp_recruit_office_support_2019   totals published, the split and all rows made up
    jp_manufacturer_2026             wholly synthetic: a steel firm that falls short when the rate rises to 2.7 %
    th_company_2027                  wholly synthetic: 1,234 employees without disability on the count day
    th_events_2026                   wholly synthetic: 812 employees without disability, eight places, and a year of
                                     events: persons, contracts (.contracts.csv), payments (.payments.csv)
tests/support/rosters/               the first 20 rows of the two synthetic rosters as offices save them, in other
                                     encodings and with native headers; and two rosters with mistakes in them

`hired_on` is the first and `left_on` the last day of employment; an empty `left_on` means still employed.
`hours` are the contracted hours a week. `handbook_on` is the day the disability handbook was issued; a person
with a mental disability is not counted without it.
"""

import csv
import datetime
import io
import pathlib
import random
import sys
from collections import Counter
from datetime import date

TREE = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = TREE / "data" / "samples"
ROSTERS = TREE / "tests" / "support" / "rosters"

JP_COLUMNS = [
    "id", "office", "industry", "hours", "hired_on", "left_on", "disability", "severe", "handbook_on", "a_type_user",
]  # fmt: skip
JP_NATIVE_COLUMNS = [
    "社員番号", "事業所", "業種", "週所定労働時間", "採用日", "退職日", "障害種別", "重度", "手帳交付日", "A型利用者",
]  # fmt: skip
TH_COLUMNS = ["id", "office", "province", "hired_on", "left_on", "disability", "pwd_card"]
TH_NATIVE_COLUMNS = ["รหัสพนักงาน", "สาขา", "จังหวัด", "วันที่เริ่มงาน", "วันที่ออก", "ประเภทความพิการ", "มีบัตรคนพิการ"]


def some_day(chance: random.Random, first: date, last: date) -> date:
    return first + datetime.timedelta(days=chance.randint(0, (last - first).days))


def starting_day(chance: random.Random, first: date, last: date) -> date:
    """The first of a month, where that is not before `first`."""
    day = some_day(chance, first, last).replace(day=1)
    return day if day >= first else first


def employed(row: dict, day: date) -> bool:
    return row["hired_on"] <= day and (row["left_on"] is None or day <= row["left_on"])


def numbered(rows: list[dict], prefix: str, chance: random.Random, early: list[dict]) -> list[dict]:
    """In no order, as exports come; those of `early` among the first 20, which also make the reader's tests."""
    others = [row for row in rows if not any(row is one for one in early)]
    chance.shuffle(others)
    first = early + others[: 20 - len(early)]
    chance.shuffle(first)
    rows = first + others[20 - len(early) :]
    for number, row in enumerate(rows, 1):
        row["id"] = f"{prefix}{number:04}"
    return rows


def as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def as_csv(comments: list[str], columns: list[str], rows: list[dict], header: list[str] | None = None, end="\n") -> str:
    text = io.StringIO()
    for comment in comments:
        text.write(f"# {comment}{end}")
    lines = csv.writer(text, lineterminator=end)
    lines.writerow(header or columns)
    for row in rows:
        lines.writerow(as_text(row[column]) for column in columns)
    return text.getvalue()


# --- Japan ---


def jp_person(office: str, industry: str, hours: object, hired_on: date, **more: object) -> dict:
    person = {
        "office": office, "industry": industry, "hours": hours, "hired_on": hired_on, "left_on": None,
        "disability": "none", "severe": None, "handbook_on": None, "a_type_user": None,
    }  # fmt: skip
    return person | more


def handbook_day(chance: random.Random, disability: str, hired_on: date) -> date:
    # The handbook for mental disabilities exists since October 1995.
    first = date(1996, 1, 1) if disability == "mental" else date(1985, 1, 1)
    return some_day(chance, max(first, hired_on.replace(year=hired_on.year - 15, day=1)), hired_on)


def shared_out(total: int, weights: dict[str, int]) -> dict[str, int]:
    """By largest remainder; of equal remainders the first listed wins."""
    whole = sum(weights.values())
    shares = {name: total * weight // whole for name, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda name: -(total * weights[name] % whole))
    for name in by_remainder[: total - sum(shares.values())]:
        shares[name] += 1
    return shares


def recruit_office_support() -> list[dict]:
    chance = random.Random(2019)
    # The split published for 2022 (317 physical, 11 intellectual, 104 mental and developmental), scaled to 336.
    split = shared_out(336, {"physical": 317, "intellectual": 11, "mental": 104})
    severe = {"physical": 130, "intellectual": 2, "mental": 0}
    rows = []
    for disability, heads in split.items():
        for number in range(heads):
            hired_on = starting_day(chance, date(1998, 4, 1), date(2019, 3, 1))
            rows.append(
                jp_person(
                    "Tokyo", "other", 40, hired_on, disability=disability, severe=number < severe[disability],
                    handbook_on=handbook_day(chance, disability, hired_on), a_type_user=False,
                )
            )  # fmt: skip
    for _ in range(384 - 336):
        rows.append(jp_person("Tokyo", "other", 40, starting_day(chance, date(1998, 4, 1), date(2019, 3, 1))))
    assert len(rows) == 384 and sum(row["disability"] != "none" for row in rows) == 336
    return numbered(rows, "R", chance, [])


OSAKA = ("大阪本社", "その他")
KAKOGAWA = ("加古川製鉄所", "鉄鋼業")
KOBE = ("神戸物流センター", "倉庫業")


def manufacturer() -> list[dict]:
    chance = random.Random(2026)
    rows = []

    def long_ago() -> date:
        day = starting_day(chance, date(1988, 4, 1), date(2026, 4, 1))
        return day.replace(month=4) if chance.random() < 0.5 and day.year < 2026 else day

    def add(office: tuple[str, str], hours: object, hired_on: date | None = None, **more: object) -> None:
        rows.append(jp_person(*office, hours, hired_on or long_ago(), **more))

    def add_pwd(office: tuple[str, str], hours: object, disability: str, severe: bool = False, **more: object) -> None:
        hired_on = more.pop("hired_on", None) or starting_day(chance, date(2004, 4, 1), date(2025, 10, 1))
        handbook_on = more.pop("handbook_on", None) or handbook_day(chance, disability, hired_on)
        facts = {"disability": disability, "severe": severe, "handbook_on": handbook_on, "a_type_user": False}
        add(office, hours, hired_on, **facts | more)

    # Persons with disabilities on 1 April 2026: 14.0 counted, what 2.5 % asks for.
    add_pwd(OSAKA, 40, "physical", severe=True)
    add_pwd(KAKOGAWA, 40, "physical", severe=True, left_on=date(2026, 6, 30))  # two points go as the rate rises
    add_pwd(OSAKA, 40, "physical")
    add_pwd(KAKOGAWA, 40, "physical")
    add_pwd(KAKOGAWA, 37.5, "physical")
    add_pwd(KOBE, 24, "physical")
    add_pwd(KOBE, 35, "intellectual")
    add_pwd(KAKOGAWA, 40, "intellectual")
    add_pwd(KOBE, 25, "intellectual", severe=True)
    add_pwd(OSAKA, 37.5, "mental", left_on=date(2026, 12, 31))
    add_pwd(OSAKA, 20, "mental")
    add_pwd(KOBE, 28, "mental")
    add_pwd(OSAKA, 16, "mental", hired_on=date(2024, 6, 1))
    add_pwd(KOBE, 12, "physical", hired_on=date(2025, 5, 1))  # under 20 hours and not severe: counts nothing
    # Under 20 hours and a user of the firm's own type A service: counts nothing.
    add_pwd(KOBE, 16, "intellectual", severe=True, hired_on=date(2025, 4, 1), a_type_user=True)
    # Counts once the handbook is there, from the base day of October.
    add_pwd(KAKOGAWA, 40, "mental", hired_on=date(2021, 4, 1), handbook_on=date(2026, 9, 15))
    add_pwd(KOBE, 40, "physical", hired_on=date(2026, 11, 1))

    # The others employed on 1 April 2026: full time, 20 to under 30 hours, 10 to under 20 hours.
    wanted = {OSAKA: (122, 6, 2), KAKOGAWA: (375, 10, 0), KOBE: (92, 14, 4)}
    for office, bands in wanted.items():
        there = [row for row in rows if row["office"] == office[0] and employed(row, date(2026, 4, 1))]
        for heads, choices, (low, high) in zip(
            bands, ([40, 40, 40, 40, 37.5, 35], [20, 24, 25, 28], [12, 15, 16, 18]), ((30, 41), (20, 30), (10, 20)),
            strict=True,
        ):  # fmt: skip
            for _ in range(heads - sum(low <= row["hours"] < high for row in there)):
                add(office, chance.choice(choices))

    # Those who come and go within fiscal 2026, and some who left before.
    month_ends = [date(2026, month, last) for month, last in ((5, 31), (7, 31), (8, 31), (9, 30), (10, 31), (12, 31))]
    staff = [row for row in rows if row["disability"] == "none" and row["hired_on"] < date(2026, 4, 1)]
    for row, left_on in zip(
        chance.sample(staff, 10), month_ends + [date(2027, 1, 31), date(2027, 2, 28)] * 2, strict=True
    ):
        row["left_on"] = left_on
    for office, hours, month in (
        (KAKOGAWA, 40, 5), (KAKOGAWA, 40, 7), (OSAKA, 40, 7), (KOBE, 24, 8), (KAKOGAWA, 40, 9),
        (KAKOGAWA, 40, 10), (KOBE, 20, 10), (OSAKA, 37.5, 11), (KAKOGAWA, 40, 12), (KOBE, 40, 12),
    ):  # fmt: skip
        add(office, hours, date(2026, month, 1))
    for left_on in (date(2025, 12, 31), date(2026, 1, 31), date(2026, 3, 31), date(2026, 3, 31)):
        add(
            chance.choice([OSAKA, KAKOGAWA, KOBE]),
            40,
            starting_day(chance, date(1990, 4, 1), date(2024, 4, 1)),
            left_on=left_on,
        )
    # Among the first rows: severe, part-time, without a handbook on the first day, and some who come or go.
    early = [rows[number] for number in (1, 2, 5, 9, 14, 15, -1, -8, -12)]
    return numbered(rows, "M", chance, early)


def jp_months(rows: list[dict]) -> list[str]:
    """A second, simple reckoning of fiscal 2026, so that the sample stays what its description says."""
    points = {
        ("physical", False): (1, 0.5, 0), ("physical", True): (2, 1, 0.5),
        ("intellectual", False): (1, 0.5, 0), ("intellectual", True): (2, 1, 0.5),
        ("mental", False): (1, 1, 0.5),
    }  # fmt: skip
    lines = []
    for step in range(12):
        day = date(2026 + (3 + step) // 12, (3 + step) % 12 + 1, 1)
        permille = 25 if day < date(2026, 7, 1) else 27
        workers = deduction = counted = 0.0
        for office, _ in (OSAKA, KAKOGAWA, KOBE):
            here = [row for row in rows if row["office"] == office and employed(row, day)]
            weighted = sum(1 if row["hours"] >= 30 else 0.5 if row["hours"] >= 20 else 0 for row in here)
            workers += weighted
            deduction += weighted * 10 // 100 if office == KAKOGAWA[0] else 0
            for row in here:
                if row["disability"] == "none" or row["handbook_on"] > day:
                    continue
                band = 0 if row["hours"] >= 30 else 1 if row["hours"] >= 20 else 2
                if not (band == 2 and row["a_type_user"]):
                    counted += points[row["disability"], row["severe"]][band]
        required = int((workers - deduction) * permille // 1000)
        lines.append(f"{day}  workers {workers}  base {workers - deduction}  required {required}  counted {counted}")
    return lines


# --- Thailand ---

BANGKOK = ("สำนักงานใหญ่ กรุงเทพฯ", "กรุงเทพมหานคร")
CHON_BURI = ("โรงงานชลบุรี", "ชลบุรี")
NAN = ("สาขาน่าน", "น่าน")
COUNT_DAY = date(2026, 10, 1)


def thai_company() -> list[dict]:
    chance = random.Random(2027)
    rows = []

    def add(office: tuple[str, str], hired_on: date, **more: object) -> None:
        person = {
            "office": office[0], "province": office[1], "hired_on": hired_on, "left_on": None,
            "disability": "none", "pwd_card": None,
        }  # fmt: skip
        rows.append(person | more)

    def before() -> date:
        day = some_day(chance, date(2001, 1, 2), date(2026, 9, 28))
        return day.replace(day=chance.choice([1, 1, 16]))

    # Without disability, employed on the count day; some of them leave after it.
    for office, heads in ((BANGKOK, 640), (CHON_BURI, 512), (NAN, 82)):
        for _ in range(heads):
            add(office, before())
    for row, left_on in zip(
        chance.sample(rows, 3), (date(2026, 10, 15), date(2026, 11, 30), date(2026, 12, 31)), strict=True
    ):
        row["left_on"] = left_on
    rows[-1]["hired_on"] = COUNT_DAY  # the first day counts

    # With a card, employed on the count day.
    for office, disability in (
        (BANGKOK, "visual"), (BANGKOK, "hearing"), (BANGKOK, "physical"), (BANGKOK, "physical"),
        (CHON_BURI, "hearing"), (CHON_BURI, "physical"), (NAN, "physical"),
    ):  # fmt: skip
        add(office, some_day(chance, date(2013, 1, 2), date(2026, 3, 1)), disability=disability, pwd_card=True)

    # Not employed on the count day: gone before it, or not yet there.
    for left_on in (date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 6, 15),
                    date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30), date(2026, 9, 30)):  # fmt: skip
        add(chance.choice([BANGKOK, CHON_BURI]), some_day(chance, date(2010, 1, 4), date(2025, 6, 1)), left_on=left_on)
    for hired_on in (date(2026, 10, 2), date(2026, 10, 16), date(2026, 11, 1), date(2026, 11, 2), date(2026, 12, 1)):
        add(chance.choice([BANGKOK, CHON_BURI, NAN]), hired_on)
    add(CHON_BURI, date(2019, 5, 2), left_on=date(2026, 8, 31), disability="learning", pwd_card=True)
    add(NAN, date(2026, 11, 16), disability="autism", pwd_card=False)

    there = [row for row in rows if employed(row, COUNT_DAY)]
    assert sum(row["disability"] == "none" for row in there) == 1234
    assert sum(row["pwd_card"] is True for row in there) == 7 and len(there) == 1241
    early = [row for row in rows if row["disability"] in ("visual", "hearing", "learning", "autism")]
    return numbered(rows, "T", chance, early + [row for row in rows if row["hired_on"] >= COUNT_DAY][:3])


TH_EVENTS = [
    "source: none. Wholly synthetic: the company, its staff and its contracts do not exist.",
    "Fund year 2026, counted on 2025-10-01: 812 employees without disability, so eight places",
]
TH_EVENTS_TOML = """name = "บริษัท ตัวอย่างบริการ จำกัด"
country = "th"
employer = "private"
as_of = 2026-11-23
instalments = 4
note = "Synthetic. One place stays empty, one is refilled too late, one contract breaks down."
"""
TH_CONTRACT_COLUMNS = ["เลขที่สัญญา", "ตำแหน่ง", "คนพิการ", "ผู้รับ", "ประเภท", "มูลค่า", "ตั้งแต่", "ถึง", "วันที่เลิกสัญญา", "มูลค่าที่ได้รับ"]
TH_CONTRACTS = [
    ["K1", "A", "P-101", "คนพิการ", "จ้างเหมาบริการ", "123005.00", "2026-01-01", "2026-12-31", "2026-03-31", "30000.00"],
    ["K2", "A", "P-102", "ผู้ดูแลคนพิการ", "จ้างเหมาบริการ", "90000.00", "2026-04-16", "2026-12-31", "", ""],
    ["K3", "B", "P-103", "คนพิการ", "ฝึกงาน", "", "2026-03-02", "2026-09-01", "", ""],
    ["K4", "C", "P-104", "คนพิการ", "ล่ามภาษามือ", "", "2026-04-01", "2026-12-31", "", ""],
]  # fmt: skip
TH_PAYMENTS = [["2026-03-30", "123005.00"], ["2026-07-15", "40000.00"]]


def thai_events() -> list[dict]:
    chance = random.Random(2026)
    rows = []

    def add(hired_on: date, disability: str = "none", left_on: date | None = None) -> None:
        office = chance.choice([BANGKOK, CHON_BURI, NAN])
        rows.append({
            "office": office[0], "province": office[1], "hired_on": hired_on, "left_on": left_on,
            "disability": disability, "pwd_card": None if disability == "none" else True,
        })  # fmt: skip

    for _ in range(812):
        add(some_day(chance, date(2008, 1, 2), date(2025, 9, 1)).replace(day=1))
    add(date(2019, 4, 1), "physical")
    add(date(2017, 6, 1), "hearing", date(2026, 5, 31))
    add(date(2026, 7, 20), "physical")  # 49 days after the one before: too late, every day is charged
    add(date(2021, 1, 4), "visual", date(2026, 8, 31))
    add(date(2026, 10, 1), "intellectual")  # 30 days after the one before: in time
    add(date(2026, 2, 16), "physical")
    there = [row for row in rows if employed(row, date(2025, 10, 1))]
    assert sum(row["disability"] == "none" for row in there) == 812
    return numbered(rows, "E", chance, [row for row in rows if row["disability"] != "none"])


# --- rosters with mistakes ---


def with_expectations(title: list[str], columns: list[str], cases: list[tuple[str, str | None]]) -> str:
    """Rows as they stand, each with the mistake in it (None: the row is sound). The comments say where they are."""
    told = [reason for _, reason in cases if reason]
    line = len(title) + len(told) + 2
    comments, body = [], []
    for row, reason in cases:
        if reason:
            comments.append(f"line {line}: {reason}")
        body.append(row)
        line += 1 + row.count("\n")
    return "\n".join([f"# {text}" for text in title + comments] + [",".join(columns)] + body) + "\n"


def broken() -> dict[str, str]:
    jp = [
        ("B0001,大阪本社,その他,40,2015-04-01,,none,,,", None),
        ("B0002,大阪本社,その他,40,2015-13-01,,none,,,", "hired_on is not a day"),
        ("B0003,大阪本社,その他,40,2016-04-01,2026-02-30,none,,,", "left_on is not a day"),
        ("B0004,大阪本社,その他,forty,2016-04-01,,none,,,", "hours is not a number"),
        ("B0005,大阪本社,その他,-5,2016-04-01,,none,,,", "hours is negative"),
        ('B0006,"加古川製鉄所, 第二工場\n別館",鉄鋼業,40,2017-04-01,,physical,yes,2010-05-12,no', None),
        ("B0007,加古川製鉄所,鉄鋼業,40,2017-04-01,,phisical,no,2012-03-01,no", "disability is not a known word"),
        (",加古川製鉄所,鉄鋼業,40,2018-04-01,,none,,,", "id is missing"),
        ("B0009,加古川製鉄所,鉄鋼業,40,2018-04-01,2017-03-31,none,,,", "left before hired"),
        ("B0010,神戸物流センター,倉庫業,24,2019-04-01,,mental,maybe,2018-11-20,no", "severe is neither yes nor no"),
        ("B0011,神戸物流センター,倉庫業,40,2019-04-01", "too few fields"),
        ("B0012,神戸物流センター,倉庫業,37.5,2020-04-01,,none,,,", None),
    ]
    th = [
        ("B0001,สำนักงานใหญ่ กรุงเทพฯ,กรุงเทพมหานคร,2015-01-05,,none,", None),
        ("B0002,โรงงานชลบุรี,ชลบุรี,05/01/2558,,none,", "hired_on is not a day (and is in the Buddhist Era)"),
        ("B0003,โรงงานชลบุรี,ชนบุรี,2016-02-01,,none,", "province is not a known name"),
        ("B0004,โรงงานชลบุรี,ชลบุรี,2016-02-01,,blind,yes", "disability is not a known word"),
        (",สาขาน่าน,น่าน,2017-03-01,,none,", "id is missing"),
        ("B0006,สาขาน่าน,น่าน,2017-03-01,2016-12-31,none,", "left before hired"),
        ('B0007,"สำนักงานใหญ่ กรุงเทพฯ, อาคาร ""B""\nชั้น 4",กรุงเทพมหานคร,2018-06-01,,hearing,yes', None),
        ("B0008,สาขาน่าน,น่าน,2019-07-01,,physical,card", "pwd_card is neither yes nor no"),
        ("B0009,สาขาน่าน,น่าน,2019-07-01,,none,", None),
    ]
    title = ["source: made up for the reader's tests; broken on purpose", "lines are counted from 1, comments included"]
    return {
        "jp_broken.csv": with_expectations(title, JP_COLUMNS, jp),
        "th_broken.csv": with_expectations(title, TH_COLUMNS, th),
    }


# --- the files ---

RECRUIT = [
    "source: ChangeFusion article of July 2019, https://changefusion.org/blog/Disability",
    "    384 employees, 336 of them with disabilities. The split by kind is that published for June 2022,",
    "    https://www.dwl-shinrai.org/ (317 physical, 11 intellectual, 104 mental and developmental), scaled to 336.",
    "synthetic: every row; for 2019 the split by kind, who is severe, hours, days, office. No row is a real person.",
    "All were employed throughout fiscal 2019 (2019-04-01 to 2020-03-31).",
]
MANUFACTURER = [
    "source: none. Wholly synthetic: 見本製鋼 and its staff do not exist.",
    "Exclusion rates in fiscal 2026: 鉄鋼業 10 %, 倉庫業 0 %, その他 (every other industry) 0 %.",
    "Fiscal 2026 (2026-04-01 to 2027-03-31): enough persons with disabilities at 2.5 %, short from 2026-07-01 at 2.7 %",
]
THAI = [
    "source: none. Wholly synthetic: the company and its staff do not exist.",
    "Count day 2026-10-01 (fund year 2027): 1,234 employees without disability, 7 with a card",
]
MADE_BY = "Made by data/samples/make_samples.py"

JP_RECRUIT_TOML = """name = "Recruit Office Support"
country = "jp"
kind = "private"
note = "Totals as published for 2019: 384 employees, 336 with disabilities. The split by kind and all rows are made up."
"""
JP_MANUFACTURER_TOML = """name = "見本製鋼株式会社"
country = "jp"
kind = "private"
note = "Synthetic. Head office in Osaka, steel works at Kakogawa, warehouse in Kobe."
"""
TH_TOML = """name = "บริษัท ตัวอย่างอุตสาหกรรม จำกัด"
country = "th"
employer = "private"
alternatives = 3  # places under section 35, credited in full
note = "Synthetic. Offices in Bangkok, Chon Buri and Nan."
"""


def files() -> dict[pathlib.Path, bytes]:
    jp, th = manufacturer(), thai_company()
    out: dict[pathlib.Path, bytes] = {}

    def sample(stem: str, comments: list[str], columns: list[str], rows: list[dict], toml: str) -> None:
        comments = [*comments, MADE_BY]
        out[SAMPLES / f"{stem}.csv"] = as_csv(comments, columns, rows).encode()
        out[SAMPLES / f"{stem}.toml"] = ("".join(f"# {line}\n" for line in comments) + toml).encode()

    sample("jp_recruit_office_support_2019", RECRUIT, JP_COLUMNS, recruit_office_support(), JP_RECRUIT_TOML)
    sample("jp_manufacturer_2026", MANUFACTURER, JP_COLUMNS, jp, JP_MANUFACTURER_TOML)
    sample("th_company_2027", THAI, TH_COLUMNS, th, TH_TOML)
    sample("th_events_2026", TH_EVENTS, TH_COLUMNS, thai_events(), TH_EVENTS_TOML)

    def beside(stem: str, header: list[str], rows: list[list[str]]) -> None:
        named = [dict(zip(header, row, strict=True)) for row in rows]
        out[SAMPLES / f"{stem}.csv"] = as_csv([*TH_EVENTS, MADE_BY], header, named).encode()

    beside("th_events_2026.contracts", TH_CONTRACT_COLUMNS, TH_CONTRACTS)
    beside("th_events_2026.payments", ["วันที่ชำระ", "จำนวนเงิน"], TH_PAYMENTS)

    def variant(name: str, like: str, columns: list[str], header: list[str], rows: list[dict], code: str, end: str):
        comments = [f"synthetic: the first 20 rows of data/samples/{like}.csv with native headers", MADE_BY]
        out[ROSTERS / name] = as_csv(comments, columns, rows[:20], header, end).encode(code)

    variant("jp_cp932.csv", "jp_manufacturer_2026", JP_COLUMNS, JP_NATIVE_COLUMNS, jp, "cp932", "\r\n")
    variant("th_cp874.csv", "th_company_2027", TH_COLUMNS, TH_NATIVE_COLUMNS, th, "cp874", "\r\n")
    variant("th_utf8_bom.csv", "th_company_2027", TH_COLUMNS, TH_NATIVE_COLUMNS, th, "utf-8-sig", "\r\n")
    for name, text in broken().items():
        out[ROSTERS / name] = text.encode()
    return out


def report() -> None:
    recruit = recruit_office_support()
    print("jp_recruit_office_support_2019:", dict(Counter((row["disability"], row["severe"]) for row in recruit)))
    jp = manufacturer()
    print(f"jp_manufacturer_2026: {len(jp)} rows, {sum(employed(row, date(2026, 4, 1)) for row in jp)} on 2026-04-01")
    print("\n".join(jp_months(jp)))
    th = thai_company()
    there = Counter((row["province"], row["disability"] != "none") for row in th if employed(row, COUNT_DAY))
    print(f"th_company_2027: {len(th)} rows;", dict(there))


def main() -> int:
    match sys.argv[1:]:
        case []:
            for path, content in files().items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        case ["--check"]:
            stale = [path for path, content in files().items() if not path.exists() or path.read_bytes() != content]
            for path in stale:
                print(f"{path.relative_to(TREE)} is not what make_samples.py writes", file=sys.stderr)
            return 1 if stale else 0
        case ["--report"]:
            report()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
