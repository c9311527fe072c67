# SPDX-License-Identifier: Apache-2.0
"""Calendars as other programs read them: RFC 5545 to the octet, read back by a library that is not ours."""

import os
import re
import subprocess
from datetime import date, datetime, timedelta
from functools import cache

import icalendar
import pytest

QUOTALAW = os.environ.get("QUOTALAW", "build/bin/quotalaw")
JP = ("--country", "jp", "--fiscal-year", "2026")
TH = ("--country", "th", "--fund-year", "2027")
JP_SAMPLE = ("data/samples/jp_manufacturer_2026.csv", "--employer", "data/samples/jp_manufacturer_2026.toml")
RECRUIT_SAMPLE = ("data/samples/jp_recruit_office_support_2019.csv", "--employer",
                  "data/samples/jp_recruit_office_support_2019.toml")  # fmt: skip
EVENTS_SAMPLE = ("data/samples/th_events_2026.csv", "--employer", "data/samples/th_events_2026.toml", "--contracts",
                 "data/samples/th_events_2026.contracts.csv", "--payments",
                 "data/samples/th_events_2026.payments.csv")  # fmt: skip
TH_SAMPLE = ("data/samples/th_company_2027.csv", "--employer", "data/samples/th_company_2027.toml")
CALENDARS = {
    "jp": ("calendar", *JP, "--format", "ics"),
    "th": ("calendar", *TH, "--format", "ics"),
    "jp assessed": ("assess", *JP, *JP_SAMPLE, "--format", "ics"),
    "jp outside the levy": ("assess", "--country", "jp", "--fiscal-year", "2019", *RECRUIT_SAMPLE, "--format", "ics"),
    "th contracts": ("assess", "--country", "th", "--fund-year", "2026", *EVENTS_SAMPLE, "--format", "ics"),
    "th assessed": ("assess", *TH, *TH_SAMPLE, "--format", "ics"),
}
EVERY = [(name, lang) for name in CALENDARS for lang in ("en", "th", "ja")]


@cache
def bytes_of(name, lang="en"):
    r = subprocess.run([QUOTALAW, "--lang", lang, *CALENDARS[name]], capture_output=True, check=True)
    return r.stdout


@cache
def events_of(name, lang="en"):
    return icalendar.Calendar.from_ical(bytes_of(name, lang)).walk("VEVENT")


def event(name, part, lang="en"):
    """The one event whose identity begins with `part`."""
    found = [e for e in events_of(name, lang) if str(e["UID"]).startswith(part)]
    assert len(found) == 1, [str(e["UID"]) for e in events_of(name, lang)]
    return found[0]


def plain(raw):
    """The text of a property that the library does not know, and so leaves as it stands."""
    return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m.group(1) in "nN" else m.group(1), str(raw))


def unfolded(octets):
    return re.sub(rb"\r\n[ \t]", b"", octets).decode("utf-8").split("\r\n")


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_every_line_keeps_the_rules_of_content_lines(name, lang):
    octets = bytes_of(name, lang)
    assert (
        octets.endswith(b"\r\n")
        and b"\n" not in octets.replace(b"\r\n", b"")
        and b"\r" not in octets.replace(b"\r\n", b"")
    )
    for line in octets.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")  # a character is never cut
    for line in unfolded(octets):
        assert not line or re.match(r"[A-Z][A-Z0-9-]*(;[A-Z]+=[^:;]+)*:", line), line
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_another_program_reads_the_same_days(name, lang):
    octets = bytes_of(name, lang)
    calendar = icalendar.Calendar.from_ical(octets)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"] and calendar["METHOD"] == "PUBLISH"
    events = calendar.walk("VEVENT")
    assert len(events) == octets.count(b"BEGIN:VEVENT") >= 5
    for e in events:
        assert not e.errors
        start, end = e.decoded("DTSTART"), e.decoded("DTEND")
        assert type(start) is date and type(end) is date and end > start
        stamp = e.decoded("DTSTAMP")
        assert isinstance(stamp, datetime) and stamp.hour == stamp.minute == stamp.second == 0
        for key in ("SUMMARY", "DESCRIPTION", "X-QUOTALAW-PROVISION", "X-QUOTALAW-CONFIDENCE", "X-QUOTALAW-DAY-BY-LAW"):
            assert str(e[key]).strip(), key
        assert str(e["X-QUOTALAW-CONFIDENCE"]) in ("statute", "official", "secondary", "practice", "unconfirmed")
        by_law = date.fromisoformat(str(e["X-QUOTALAW-DAY-BY-LAW"]))
        assert by_law <= start
        assert plain(e["X-QUOTALAW-PROVISION"]) in str(e["DESCRIPTION"])
    days = [e.decoded("DTSTART") for e in events]
    assert days == sorted(days)


@pytest.mark.parametrize("name", CALENDARS)
def test_identities_are_stable_and_the_same_in_every_language(name):
    identities = [str(e["UID"]) for e in events_of(name)]
    assert len(set(identities)) == len(identities)
    for lang in ("th", "ja"):
        assert [str(e["UID"]) for e in events_of(name, lang)] == identities
        assert [e.decoded("DTSTART") for e in events_of(name, lang)] == [e.decoded("DTSTART") for e in events_of(name)]
    again = subprocess.run([QUOTALAW, *CALENDARS[name]], capture_output=True, check=True).stdout
    assert again == bytes_of(name)


def test_the_stamp_is_the_review_of_the_law_and_no_clock():
    for name in CALENDARS:
        stamps = {e.decoded("DTSTAMP").date() for e in events_of(name)}
        assert len(stamps) == 1
        reviewed = subprocess.run([QUOTALAW, "law", "show", "jp.levy.due", "--on", "2026-04-01"],
                                  capture_output=True, text=True, check=True).stdout  # fmt: skip
        assert name.startswith("th") or f"reviewed through {stamps.pop()}" in reviewed


def test_japan_the_days_of_fiscal_2026():
    # Act 56(1): 45 days from 1 April; 2027-05-15 is a Saturday. Rule 8: 1 June and 15 July.
    due = event("jp", "jp.timetable.return_due.")
    assert due.decoded("DTSTART") == date(2027, 5, 17) and str(due["X-QUOTALAW-DAY-BY-LAW"]) == "2027-05-15"
    assert "2027-05-15" in str(due["DESCRIPTION"])
    assert event("jp", "jp.timetable.position_day.").decoded("DTSTART") == date(2026, 6, 1)
    assert event("jp", "jp.timetable.report_due.").decoded("DTSTART") == date(2026, 7, 15)
    paid = event("jp", "jp.timetable.grant_paid.")
    assert paid.decoded("DTSTART") == date(2027, 10, 1)
    assert paid.decoded("DTEND") - timedelta(days=1) == date(2027, 12, 31)  # DTEND is the day after
    assert "2.7%" in str(event("jp", "jp.timetable.rate_change.")["SUMMARY"]).replace(" ", "")


def test_japan_only_what_concerns_the_employer_with_amounts():
    # The sample is in the levy and short: the amount is that of its report.
    report = subprocess.run([QUOTALAW, "assess", *JP, *JP_SAMPLE, "--format", "csv"], capture_output=True, text=True,
                            check=True).stdout  # fmt: skip
    owed = int(re.search(r"^bill,net_payable,,,(\d+),JPY", report, re.M).group(1))
    assert f"{owed:,}" in str(event("jp assessed", "jp.timetable.return_due.")["DESCRIPTION"])
    assert not [e for e in events_of("jp assessed") if "reward" in str(e["UID"])]
    # Recruit Office Support received an adjustment for fiscal 2019 and may not be asked for a plan.
    outside = [str(e["UID"]) for e in events_of("jp outside the levy")]
    assert not [u for u in outside if ".plan_start" in u]


def test_thailand_the_days_of_fund_year_2027():
    assert event("th", "th.deadline.counted.").decoded("DTSTART") == date(2026, 10, 1)
    assert event("th", "th.deadline.due.").decoded("DTSTART") == date(2027, 3, 31)
    assert event("th", "th.deadline.interest_starts.").decoded("DTSTART") == date(2027, 4, 1)
    # Entries without a known day are no events; the calendar itself names them.
    calendar = icalendar.Calendar.from_ical(bytes_of("th"))
    assert "Yearly report" in plain(calendar["DESCRIPTION"])


def test_thailand_contracts_end_on_their_own_days():
    # As the sample's file has them: the last days, K1 broken off on 31 March.
    found = [e.decoded("DTSTART").isoformat() for e in events_of("th contracts") if "contract_ends" in str(e["UID"])]
    assert found == ["2026-03-31", "2026-09-01", "2026-12-31", "2026-12-31"]


def test_a_name_with_every_awkward_character_stays_one_line(tmp_path):
    who = tmp_path / "who.toml"
    who.write_text(
        'country = "jp"\nname = "A, B; C\\\\D \\"E\\" \\nEND:VEVENT 株式会社' + "長" * 60 + '"\n', encoding="utf-8"
    )
    r = subprocess.run(
        [QUOTALAW, "calendar", *JP, "--employer", str(who), "--format", "ics"], capture_output=True, check=True
    )
    calendar = icalendar.Calendar.from_ical(r.stdout)
    assert 'A, B; C\\D "E"  END:VEVENT 株式会社' in plain(calendar["X-WR-CALNAME"])
    assert all(len(line) <= 75 for line in r.stdout.split(b"\r\n"))
    # Two employers in one calendar do not overwrite each other, and the name is not in the identity.
    unnamed = {str(e["UID"]) for e in events_of("jp")}
    named = {str(e["UID"]) for e in calendar.walk("VEVENT")}
    assert not unnamed & named and not any("株" in uid for uid in named)


def test_public_bodies_have_no_levy(tmp_path):
    who = tmp_path / "city.toml"
    who.write_text('country = "jp"\nname = "City"\nkind = "state_local"\n', encoding="utf-8")
    r = subprocess.run(
        [QUOTALAW, "calendar", *JP, "--employer", str(who), "--format", "ics"], capture_output=True, check=True
    )
    text = r.stdout.decode()
    assert "position_day" in text and "return_due" not in text and "base_day" not in text


def test_a_what_if_moves_the_days_and_says_so(tmp_path):
    reform = tmp_path / "later.toml"
    reform.write_text(
        'title = "Return due in June"\n\n[[change]]\nterm = "jp.levy.due"\nfrom = 2026-04-01\nvalue = "06-30"\n',
        encoding="utf-8",
    )
    for command in (("calendar", *JP), ("assess", *JP, *JP_SAMPLE)):
        r = subprocess.run(
            [QUOTALAW, *command, "--reform", str(reform), "--format", "ics"], capture_output=True, check=False
        )
        assert r.returncode == 0, r.stderr.decode()
        due = [e for e in icalendar.Calendar.from_ical(r.stdout).walk("VEVENT") if "return_due" in str(e["UID"])][0]
        assert due.decoded("DTSTART") == date(2027, 6, 30)
        assert str(due["X-QUOTALAW-CONFIDENCE"]) == "reform" and "Return due in June" in str(due["DESCRIPTION"])
        assert "whatif" in str(due["UID"])


def test_to_read_in_three_languages():
    for lang, words in {
        "en": "June report due",
        "ja": "障害者雇用状況報告書の提出期限",
        "th": "รายงานเดือนมิถุนายน",
    }.items():
        r = subprocess.run([QUOTALAW, "--lang", lang, "calendar", *JP], capture_output=True, text=True, check=True)
        assert words in r.stdout and "jp.timetable" not in r.stdout and "calendar." not in r.stdout


def test_years_and_countries_are_asked_for():
    for args in (
        ["--country", "jp"],
        ["--country", "th"],
        ["--country", "us"],
        ["--country", "th", "--fiscal-year", "2027"],
    ):
        assert subprocess.run([QUOTALAW, "calendar", *args], capture_output=True, check=False).returncode == 3
    be = subprocess.run([QUOTALAW, "calendar", "--country", "th", "--fund-year", "B.E. 2570", "--format", "ics"],
                        capture_output=True, check=True).stdout  # fmt: skip
    assert be == bytes_of("th")
    early = subprocess.run(
        [QUOTALAW, "calendar", "--country", "jp", "--fiscal-year", "1960"], capture_output=True, text=True, check=False
    )
    assert early.returncode == 2 and early.stdout == ""


def test_japan_a_firm_that_closed_has_its_own_days(tmp_path):
    # Act 56(1): within 45 days of closing. Closed on 2026-12-10: 2027-01-24, a Sunday, so Monday 25 January; base days
    # from April to November.
    who = tmp_path / "who.toml"
    who.write_text("closed_on = 2026-12-10\n", encoding="utf-8")
    for command in (("calendar", *JP), ("assess", *JP, JP_SAMPLE[0])):
        r = subprocess.run([QUOTALAW, *command, "--employer", str(who), "--format", "ics"], capture_output=True,
                           check=True)  # fmt: skip
        found = list(icalendar.Calendar.from_ical(r.stdout).walk("VEVENT"))
        due = [e for e in found if ".return_due." in str(e["UID"])]
        assert [e.decoded("DTSTART") for e in due] == [date(2027, 1, 25)]
        assert str(due[0]["X-QUOTALAW-DAY-BY-LAW"]) == "2027-01-24"
        assert sum(".base_day." in str(e["UID"]) for e in found) == 8
        assert not [e for e in found if "return_opens" in str(e["UID"]) or "grant_paid" in str(e["UID"])]


def test_a_text_is_said_once_in_the_list():
    r = subprocess.run([QUOTALAW, "calendar", *JP], capture_output=True, text=True, check=True)
    assert r.stdout.count("Note the workers and the persons with disabilities of every office") == 1


NOTICES = """
[determination]
fiscal_year = 2025
determined = 1500000
returned = 274001
notice_on = 2026-09-01
surcharge_notice_on = 2026-09-10

[reminder]
fiscal_year = 2025
sent_on = 2026-10-20
"""


def calendar_with(tmp_path, text, lang="en", year="2025"):
    employer = tmp_path / "employer.toml"
    employer.write_text(text)
    args = ("calendar", "--country", "jp", "--fiscal-year", year, "--employer", employer, "--format", "ics")
    return subprocess.run([QUOTALAW, "--lang", lang, *args], capture_output=True, check=False)


def after_notices(tmp_path, text, **how):
    """The events that only a notice brings, by rule."""
    r = calendar_with(tmp_path, text, **how)
    assert r.returncode == 0, r.stderr
    events = icalendar.Calendar.from_ical(r.stdout).walk("VEVENT")
    named = ("jp.determination", "jp.surcharge", "jp.reminder")
    return {str(e["UID"]).split("@")[0].rsplit("-", 1)[0]: e for e in events if str(e["UID"]).startswith(named)}


def test_japan_days_after_notices_that_the_employer_tells(tmp_path):
    # docs/jp/late_payment.md: 15 days from the notice (Act 56(5)), 30 days after the notice of the surcharge is sent
    # (Rule 31), at least 10 days from the sending of the reminder (Act 59).
    found = after_notices(tmp_path, NOTICES)
    days = {str(e["UID"]).split(".20")[0].split("@")[0]: e["DTSTART"].dt for e in found.values()}
    assert sorted(days.values()) == [date(2026, 9, 16), date(2026, 10, 10), date(2026, 10, 30)]
    said = "\n".join(str(e["DESCRIPTION"]) for e in found.values())
    assert "1,225,999" in said and "122,500" in said
    assert not after_notices(tmp_path, NOTICES, year="2024"), "another year's levy"
    for lang in ("th", "ja"):
        assert len(after_notices(tmp_path, NOTICES, lang=lang)) == 3


def test_japan_a_reminder_names_its_day_and_parts_have_theirs(tmp_path):
    named = NOTICES.replace("sent_on = 2026-10-20", "sent_on = 2026-10-20\ndue_on = 2026-11-04")
    found = after_notices(tmp_path, named)
    assert date(2026, 11, 4) in [e["DTSTART"].dt for e in found.values()]
    # 1,225,999 in parts: the second part's day, 31 July 2026, has passed by 16 September and is paid with the first.
    parts = after_notices(tmp_path, NOTICES.replace("[reminder]", "instalments = true\n[reminder]"))
    assert [e["DTSTART"].dt for n, e in sorted(parts.items()) if "instalments" in n] == [
        date(2026, 9, 16), date(2026, 11, 30)]  # fmt: skip
    none = after_notices(tmp_path, NOTICES.replace("[reminder]", "unavoidable = true\n[reminder]"))
    assert not [n for n in none if n.startswith("jp.surcharge")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NOTICES.replace("fiscal_year = 2025\ndetermined", "determined"), "fiscal_year"),
        (NOTICES.replace("notice_on = 2026-09-01", "notice_day = 2026-09-01"), "notice_on"),
        ("determination = 3", "[determination]"),
        (NOTICES.replace("2025", '"2025"'), "not a year"),
    ],
)
def test_notices_that_cannot_be_read_are_refused(tmp_path, text, said):
    r = calendar_with(tmp_path, text)
    assert r.returncode == 2 and said in r.stderr.decode() and "employer.toml, line" in r.stderr.decode()
