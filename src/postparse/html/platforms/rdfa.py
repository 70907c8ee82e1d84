"""RDFa with SIOC: ``typeof="sioc:Post"`` comments whose ``sioc:reply_of`` names the comment that they answer."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="sioc",
    source="rdfa",
    marks=("[typeof~='sioct:Comment']", "[typeof~='sioc:Post'][about*='comment']"),
    units="[typeof~='sioct:Comment'], [typeof~='sioc:Post'][about*='comment']",
    key=re.compile(r"comment[-/](\d+)"),
    key_attributes=("about", "id"),
    merging=False,
    keyless=re.compile(r""),
    author=(
        "[rel~='sioc:has_creator'] [property='foaf:name']",
        "[property='foaf:name']",
        "[rel~='sioc:has_creator']",
    ),
    date=("[property~='dc:created']", "[property~='dc:date']"),
    body=("[property~='content:encoded']", "[property~='sioc:content']"),
    subject=("[property~='dc:title']",),
    skip=(".submitted", ".links", "ul.links"),
    parent_link="[rel~='sioc:reply_of'][href*='comment'], [rel~='sioc:reply_of'] [href*='comment']",
    confidence=0.85,
)
