"""Builds the table of outlets, ``src/stemma/lang/outlets.tsv``, from public lists of outlets and a list of owners.

Run: python training/list_outlets.py DATA_FOLDER

Takes facts only: domain, name, country, owner. Ratings that one of the lists holds are left out. Sources: the Local
News Dataset 2018 (Leon Yin, MIT), the list of sources of mbfc-api (Samuel Simões, MIT), and `outlet_owners.toml`
beside this file. Where they differ, `outlet_owners.toml` counts first, then a group's own list of its stations, then
the station index; of owners who are named equally, the first in order of the alphabet.
"""

import csv
import json
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "stemma" / "lang" / "outlets.tsv"
OWNERS = Path(__file__).parent / "outlet_owners.toml"
HEADER = """\
# Outlets: domain, name, country (ISO 3166-1), owner. Made by training/list_outlets.py; do not edit by hand.
# Sources: Local News Dataset 2018, Leon Yin, https://doi.org/10.5281/zenodo.1345145 (MIT): domains, names and owners of
# US outlets as of August 2018; mbfc-api, Samuel Simões (MIT): domains and names, without its ratings;
# training/outlet_owners.toml: owners of well-known outlets as of 2024. See docs/reference/outlets.md.
"""
# Lists that an owner keeps of its own stations; they are newer and surer than the station index.
OWN_LISTS = frozenset({"sbgi.net", "nexstar.tv", "tribunemedia.com", "hearst.com", "meridith.com", "User Input"})
# One owner under several spellings in the lists.
SPELLINGS = {
    "Sinclair": "Sinclair Broadcast Group",
    "Sinclair Broadcasting Group": "Sinclair Broadcast Group",
    "Nexstar": "Nexstar Media Group",
    "Nexstar Broadcasting": "Nexstar Media Group",
    "Nexstar Broadcasting Group": "Nexstar Media Group",
    "LIN TV": "Nexstar Media Group",
    "Tribune": "Tribune Media",
    "Tribune Broadcasting": "Tribune Media",
    "Tribune Company": "Tribune Media",
    "Local TV, LLC": "Tribune Media",
    "Hearst Television": "Hearst",
    "Hearst Corporation": "Hearst",
    "Meredith Corporation": "Meredith",
    "Raycom": "Raycom Media",
    "Tenga": "Tegna",
    "Tegna Media": "Tegna",
    "E.W. Scripps": "E. W. Scripps Company",
    "E.W. Scripps Company": "E. W. Scripps Company",
    "Journal Broadcast Group": "E. W. Scripps Company",
    "NBC Universal": "Comcast",
    "NBC": "Comcast",
    "CBS": "Paramount",
    "CBS Corporation": "Paramount",
    "ABC": "Walt Disney Company",
    "Fox Television Stations": "Fox Corporation",
    "Univision": "Univision Communications",
    "entravision": "Entravision Communications",
    "Entravision": "Entravision Communications",
    "Acvance Local": "Advance",
    "Advance Local": "Advance",
    "Daystar": "Daystar Television Network",
    "Word of God Fellowship (Daystar)": "Daystar Television Network",
    "TCT": "Tri-State Christian Television",
    "Tri-State Christian TV": "Tri-State Christian Television",
    "Barington Broadcasting": "Barrington Broadcasting",
    "Quincy Newspapers": "Quincy Media",
}
# Places where anybody has pages: their address says nothing of the outlet.
HOSTS = [
    "facebook.com",
    "twitter.com",
    "youtube.com",
    "blogspot.com",
    "wordpress.com",
    "tumblr.com",
    "medium.com",
    "google.com",
    "yahoo.com",
    "weebly.com",
    "wix.com",
    "issuu.com",
    "substack.com",
    "instagram.com",
    "t.co",
    "bit.ly",
    "patch.com",
    "state.id.us",
    "msn.com",
    "aol.com",
    "news.google.com",
    "reddit.com",
    "web.archive.org",
    "amazonaws.com",
    "com.com",
]
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}")
_CALL_SIGN = re.compile(r"([KW][A-Z]{2,3})\d?(?:-(?:TV|DT|CD|LD|LP|FM))?(?:-\d+)?(?=$|[\s/\\-])")
_LONGEST_NAME = 60


def tidy_domain(domain: str) -> str | None:
    """Return a domain without "www.", or None for a path below one, a host of many, or no domain."""
    plain = domain.strip().lower().removeprefix("www.").rstrip("/")
    return plain if _DOMAIN.fullmatch(plain) and plain not in HOSTS else None


def tidy_name(name: str) -> str:
    """Return an outlet's name without remarks; of a station's the call sign."""
    plain = " ".join(name.replace("\\", "/").split()).strip(' "')
    call_sign = _CALL_SIGN.match(plain)
    if call_sign:
        return call_sign[1]
    plain = re.sub(r"\s*\([^()]*\)$", "", plain.split(" - ")[0]).strip()
    return plain if len(plain) <= _LONGEST_NAME and "\t" not in plain else ""


def read_local_news(data: Path) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Return domain -> names and domain -> owner of the outlets of the United States."""
    names: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, set[tuple[bool, str]]] = defaultdict(set)
    path = data / "outlets" / "local_news" / "local_news_dataset_2018.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            domain = tidy_domain(row["domain"] or "")
            if not domain:
                continue
            names[domain].add(tidy_name(row["name"]))
            owner = " ".join((row["owner"] or "").split())
            if owner:
                owners[domain].add((row["source"] not in OWN_LISTS, SPELLINGS.get(owner, owner)))
    return names, {domain: min(held)[1] for domain, held in owners.items()}


def read_rated(data: Path) -> dict[str, str]:
    """Return domain -> name of the sources of mbfc-api; its ratings are not read."""
    path = data / "outlets" / "mbfc" / "data" / "sources.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {domain: tidy_name(row["name"]) for row in rows if (domain := tidy_domain(row["domain"]))}


def main(data: Path) -> None:
    """Merge the lists and write the table, sorted by domain."""
    by_hand = tomllib.loads(OWNERS.read_text(encoding="utf-8"))
    names, owners = read_local_news(data)
    rated = read_rated(data)
    country = dict.fromkeys(names, "US")
    owners |= {domain: owner for owner, domains in by_hand["owners"].items() for domain in domains.split()}
    country |= {domain: code for code, domains in by_hand["country"].items() for domain in domains.split()}
    rows = []
    for domain in sorted({*names, *rated, *owners, *country}):
        alone = sorted(names.get(domain, ()))
        name = rated.get(domain) or (alone[0] if len(alone) == 1 else "")
        row = "\t".join((domain, name, country.get(domain, ""), owners.get(domain, ""))).rstrip("\t")
        if "\t" in row:
            rows.append(row)
    TARGET.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stderr.write(f"{len(rows)} outlets, {len(set(owners.values()))} owners, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
