"""Inside mined records: what goes with a comment's words is not taken for them, nor for who wrote them."""

import pytest
from tests.html.comments.miner.test_mining import ARTICLE, FORM, PEOPLE, mined, words

from postparse.html.comments.records import Record

WORDS = [text for _, _, text in PEOPLE]


def records_of(rows: list[str], heading: str = "") -> tuple[str, list[Record]]:
    html = ARTICLE + heading + "".join(f"<div>{row}</div>" for row in rows) + FORM
    found = mined(html)
    assert found is not None
    return html, found.records


def said_in(rows: list[str]) -> list[str]:
    html, records = records_of(rows)
    return [words(html, record) for record in records]


def test_what_is_counted_is_no_name() -> None:
    rows = [
        f"<div><div>{name}</div><div><div>{points}</div><div>{date}</div></div></div><p>{text}</p>"
        for points, (name, date, text) in zip(
            ("1 point", "2 points", "1 point", "3 points"), PEOPLE, strict=True
        )
    ]
    _, records = records_of(rows)
    assert [record.author for record in records] == [name for name, _, _ in PEOPLE]


def test_what_follows_the_date_in_its_paragraph_is_no_word_of_the_comment() -> None:
    rows = [
        f"<p>Posted {date} by <b>{name}</b> ({role}, #{n}17) [<a href='#c{n}'>Link</a>]</p><section><p>{text}</p></section>"
        for n, ((name, date, text), role) in enumerate(
            zip(PEOPLE, ("guest", "subscriber", "supporter", "editor"), strict=True)
        )
    ]
    assert said_in(rows) == WORDS


def test_words_beside_the_name_are_kept_where_a_comment_has_no_others() -> None:
    rows = [f"<p><b>{name}</b>, {date}:</p><p>{text}</p>" for name, date, text in PEOPLE[:3]]
    rows.append(f"<p><b>{PEOPLE[3][0]}</b>, {PEOPLE[3][1]}: <i>{WORDS[3]}</i></p>")
    assert said_in(rows) == WORDS


def test_whom_a_comment_answers_is_told_before_its_words() -> None:
    rows = [
        f"<p><b>{name}</b> <span>{date}</span></p><p>In reply to <a href='#'>Cold staves</a> by <i>Ann Other{n}</i></p>"
        f"<section><p>{text}</p></section>"
        for n, (name, date, text) in enumerate(PEOPLE)
    ]
    assert said_in(rows) == WORDS


@pytest.mark.parametrize(
    "below", ["<button>{n}</button>", "<div><span>{n}</span></div>", "<footer>Share with friend {n}</footer>"]
)
def test_counters_and_footers_are_no_words(below: str) -> None:
    rows = [
        f"<h4>{name}</h4><time>{date}</time><section><p>{text}</p></section>"
        + below.format(n=f"{n}7" if "Share" not in below else name) * (n < 2)
        for n, (name, date, text) in enumerate(PEOPLE)
    ]
    assert said_in(rows) == WORDS


def test_a_subject_that_says_only_that_this_is_an_answer_is_left_out() -> None:
    rows = [
        f"<h5>{name}</h5><i>{date}</i><h3>Re: A barrel like {name}'s</h3><section><p>{text}</p></section>"
        for name, date, text in PEOPLE
    ]
    assert said_in(rows) == WORDS


def test_thanks_are_words_where_words_stand() -> None:
    rows = [
        f"<h4>{name}</h4><i>{date}</i><section>{text if n else 'Thanks'}</section>"
        for n, (name, date, text) in enumerate(PEOPLE)
    ]
    assert said_in(rows) == ["Thanks", *WORDS[1:]]


def test_a_subject_is_the_message_where_there_is_no_other() -> None:
    subjects = ("still dripping?", "which brush", "beeswax works.", "dry since")
    rows = [
        f"<h3>{subject}</h3><p>Written by <a href='/{name}'>{name}</a> <i>{date}</i></p><section><p>{text}</p></section>"
        for subject, (name, date, text) in zip(subjects, PEOPLE, strict=True)
    ]
    rows[2] = rows[2].replace(f"<section><p>{WORDS[2]}</p></section>", "")
    assert said_in(rows)[2] == subjects[2]


@pytest.mark.parametrize("line", ["__________________", "-- "])
def test_a_signature_begins_with_a_line_of_its_own(line: str) -> None:
    rows = [
        f"<h4>{name}</h4><i>{date}</i><section>{text}<br>{line}<br>Water is free of charge, says {name}</section>".replace(
            "Water", thing
        )
        for thing, (name, date, text) in zip(("Rain", "Ink", "Air", "Sand"), PEOPLE, strict=True)
    ]
    assert said_in(rows) == WORDS


def test_a_label_two_texts_away_is_not_the_label_of_a_date() -> None:
    rows = [
        f"<table><tr><td><b>{name}</b><span>Joined: 03 Jan 2010</span><span>Posts: 4{n}</span></td>"
        f"<td><div>Posted: {date}</div><p>{text}</p></td></tr></table>"
        for n, (name, date, text) in enumerate(PEOPLE)
    ]
    _, records = records_of(rows)
    assert [record.published_raw for record in records] == [date for _, date, _ in PEOPLE]


def test_who_is_quoted_is_not_the_author() -> None:
    rows = [
        f"<h5>{date}</h5><dl><dt>{name}</dt><dd>Member of {n} clubs</dd></dl><section><div><cite>{PEOPLE[n - 1][0]} wrote:</cite>"
        f"<blockquote><p>{WORDS[n - 1]}</p></blockquote></div><p>{text}</p></section>"
        for n, (name, date, text) in enumerate(PEOPLE)
    ]
    _, records = records_of(rows)
    assert [record.author for record in records] == [name for name, _, _ in PEOPLE]


@pytest.mark.parametrize("head", ["<b>{name}</b> on {date}", "<b>{name}</b></p><p>{date}"])
def test_a_raised_ending_of_a_day_does_not_end_the_date(head: str) -> None:
    endings = ("th", "st", "nd", "rd")
    rows = [
        f"<p>{head.format(name=name, date=f'March 2{n}<sup>{ending}</sup>, 2010')}</p><p>{text}</p>"
        for n, ((name, _, text), ending) in enumerate(zip(PEOPLE, endings, strict=True))
    ]
    _, records = records_of(rows)
    assert [record.published_raw for record in records] == [
        f"March 2{n}{ending}, 2010" for n, ending in enumerate(endings)
    ]
    assert said_in(rows) == WORDS


def test_an_age_of_two_letters_is_a_date() -> None:
    ages = ("2y", "8mo", "3d", "5h")
    rows = [
        f"<div><a href='/u/{name}'>{name}</a> · <span>{age}</span></div><div>{text}</div>"
        for age, (name, _, text) in zip(ages, PEOPLE, strict=True)
    ]
    _, records = records_of(rows)
    assert [record.published_raw for record in records] == list(ages)
    assert said_in(rows) == WORDS


def test_elements_of_a_page_s_own_tell_the_time() -> None:
    rows = [
        f"<p><b>{name}</b> <relative-time datetime='2019-03-0{n + 1}T10:00:00Z'></relative-time></p><p>{text}</p>"
        for n, (name, _, text) in enumerate(PEOPLE)
    ]
    _, records = records_of(rows)
    assert [record.published_machine for record in records] == [
        f"2019-03-0{n + 1}T10:00:00Z" for n in range(len(PEOPLE))
    ]


def test_a_day_that_one_comment_talks_about_is_not_its_date_where_attributes_date_all() -> None:
    rows = [
        f"<p><b>{name}</b> <a href='/c/{n}' title='{date}'>then</a></p><p>{text}</p>"
        for n, (name, date, text) in enumerate(PEOPLE[:3])
    ]
    rows[1] += "<p>Ours was built on the 17th of June.</p>"
    _, records = records_of(rows)
    assert [record.published_machine for record in records] == [date for _, date, _ in PEOPLE[:3]]
    assert all("June" not in (record.published_raw or "") for record in records)


def test_labels_of_boards_are_no_words() -> None:
    rows = [
        f"<div><b>{name}</b></div><div>{date}</div><p>{text}</p><div>{label}</div>"
        for label, (name, date, text) in zip(("IP Logged", "Logged"), PEOPLE[:2], strict=True)
    ]
    assert said_in(rows) == WORDS[:2]
