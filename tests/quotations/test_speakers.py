"""Who says what stands in quotation marks."""

from __future__ import annotations

from random import Random

import pytest

import postparse.quotations as module
from postparse.models import Block, Paragraph, Quote, Section, Text, inline_quotes
from postparse.quotations import mark_quotations


def quotations(*paragraphs: str, language: str | None = "en") -> list[tuple[str, str | None]]:
    """Return the quotations of an article of these paragraphs, with their speakers."""
    section = Section(None, 1, tuple(Paragraph(Text(words)) for words in paragraphs))
    found: list[tuple[str, str | None]] = []
    for marked in mark_quotations((section,), language=language):
        for block in marked.blocks:
            if isinstance(block, Paragraph):
                found.extend((quote.text, quote.attribution) for quote in inline_quotes(block.content))
            elif isinstance(block, Quote):
                found.append((block.text, block.attribution))
    return found


def introduced(*paragraphs: str, quoted: str, language: str = "en") -> str | None:
    """Return who is quoted in a block quote after these paragraphs."""
    blocks: list[Block] = [Paragraph(Text(words)) for words in paragraphs]
    blocks.append(Quote((Paragraph(Text(quoted)),)))
    [section] = mark_quotations((Section(None, 1, tuple(blocks)),), language=language)
    quote = section.blocks[-1]
    assert isinstance(quote, Quote)
    return quote.attribution


@pytest.mark.parametrize(
    ("language", "paragraph", "words", "speaker"),
    [
        ("en", "“The bridge will hold,” said Nora Finch.", "The bridge will hold,", "Nora Finch"),
        ("en", "“The bridge will hold,” Nora Finch grumbled.", "The bridge will hold,", "Nora Finch"),
        ("en", "Nora Finch wrote: “The bridge will hold.”", "The bridge will hold.", "Nora Finch"),
        ("en", 'According to Nora Finch, "the bridge will hold for years."', None, "Nora Finch"),
        ("en", "“The bridge will hold,” said Nora Finch, who built it.", None, "Nora Finch"),
        ("en", "“The bridge will hold for long.” – Nora Finch, engineer", None, "Nora Finch"),
        ("en", "“The bridge will hold for long.” (Nora Finch)", None, "Nora Finch"),
        ("en", "It was Nora Finch who said “The bridge will hold.”", None, "Nora Finch"),
        ("en", "“The bridge will hold,” noted Leeds-based engineer Nora Finch.", None, "Nora Finch"),
        ("en", "“The bridge will hold,” said the head of the works, Nora Finch.", None, "Nora Finch"),
        ("en", "As Les Finch put it, “the bridge will hold.”", None, "Les Finch"),
        ("en", "“The bridge will hold,” one old engineer said.", None, "one old engineer"),
        (
            "en",
            "“The bridge will hold,” Nora Finch, head of the works, told us on the quay.",
            None,
            "Nora Finch",
        ),
        ("en", "“The bridge will hold,” says the works' Manager, Nora Finch.", None, "Nora Finch"),
        ("en", "“The bridge will hold,” says Owner Nora Finch.", None, "Nora Finch"),
        ("en", "“The bridge will hold,” says Richter.", None, "Richter"),
        ("en", "Think this thought: “The bridge will hold for years.”", None, None),
        ("en", "The old dream is alive: “The bridge will hold for years.”", None, None),
        ("de", "„Die Brücke hält noch lange“, sagte Nora Fink.", None, "Nora Fink"),
        ("de", "„Die Brücke hält noch lange“, bekräftigte Nora Fink.", None, "Nora Fink"),
        ("de", "„Die Brücke hält noch lange“, meint die junge Ingenieurin.", None, "die junge Ingenieurin"),
        ("de", "Nora Fink schreibt auf der Seite: „Die Brücke hält noch lange.“", None, "Nora Fink"),
        ("fr", "« Le pont tiendra longtemps », assure Nora Fincelle.", None, "Nora Fincelle"),
        ("fr", "« Le pont tiendra encore », a déclaré jeudi le maire, Nora Fincelle.", None, "Nora Fincelle"),
        ("fr", "– Le pont tiendra encore longtemps, dit Nora.", None, "Nora"),
        ("nl", "“De brug houdt het nog lang vol”, zegt Nora Vink.", None, "Nora Vink"),
        ("de", "Laut Nora Fink „hält die Brücke noch sehr lange“.", None, "Nora Fink"),
        ("es", "Según Nora Finca, “el puente va a aguantar mucho”.", None, "Nora Finca"),
        ("en", "“It will hold for years,” the keeper's brother, Tom Reed, said on Monday.", None, "Tom Reed"),
        ("fr", "Nora Fincelle l’a dit : « Le pont tiendra longtemps. »", None, "Nora Fincelle"),
        ("es", "«El puente va a aguantar», dijo Nora Finca.", None, "Nora Finca"),
        ("es", "“El puente va a aguantar”, corroboró la ingeniera Nora Finca.", None, "Nora Finca"),
        ("pt", "“A ponte vai aguentar”, disse Nora Finca.", None, "Nora Finca"),
        ("it", "«Il ponte terrà ancora a lungo», ha detto Nora Finca.", None, "Nora Finca"),
    ],
)
def test_the_clause_beside_a_quotation_names_the_speaker(
    language: str, paragraph: str, words: str | None, speaker: str | None
) -> None:
    [(said, who)] = quotations(paragraph, language=language)
    assert who == speaker
    assert words is None or said == words


def test_a_quotation_split_by_its_speaker_gives_both_parts() -> None:
    assert quotations("“The bridge will hold,” said Nora Finch. “Nobody has to worry.”") == [
        ("The bridge will hold,", "Nora Finch"),
        ("Nobody has to worry.", "Nora Finch"),
    ]


def test_a_clause_of_any_length_between_two_quotations_is_still_one_sentence() -> None:
    found = quotations(
        "“It is really sad to see,” said Nora Finch, who has led the works at the river since Sept. 3, when the old"
        " keeper left the town and all of his tools behind. “Nobody has to worry.”"
    )
    assert [who for _, who in found] == ["Nora Finch", "Nora Finch"]


def test_a_last_name_stands_for_the_full_one() -> None:
    found = quotations("Nora Finch builds bridges.", "“This one will hold for years,” Finch said.")
    assert found == [("This one will hold for years,", "Nora Finch")]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("In 1996, then-director Nora Finch, who came from the Harbour Board, took the job.", "Nora Finch"),
        ("In answer to Tom Reed's letter, Nora Finch changed the subject.", "Nora Finch"),
        ("Nora Finch said she had never seen such a river.", "Nora Finch"),
    ],
)
def test_a_pronoun_stands_for_whom_the_last_sentence_is_about(before: str, speaker: str) -> None:
    assert quotations(f"{before} “The bridge will hold for years,” she said.")[-1][1] == speaker


def test_a_pronoun_that_nobody_stands_before_is_no_speaker() -> None:
    assert quotations("“The bridge will hold for years,” she said.") == [
        ("The bridge will hold for years,", None)
    ]


def test_indirect_speech_leads_on_to_the_speakers_own_words() -> None:
    found = quotations(
        "Nora Finch, an engineer at the Harbour Board, explained that the work is slow. “The bridge will hold.”"
    )
    assert found == [("The bridge will hold.", "Nora Finch")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "«El puente va a aguantar —dijo Nora Finca—, pero hay que esperar.»",
        "—El puente va a aguantar —dijo Nora Finca—. Hay que esperar mucho.",
    ],
)
def test_spanish_names_the_speaker_between_dashes(paragraph: str) -> None:
    found = quotations(paragraph, language="es")
    assert found[0] == ("El puente va a aguantar", "Nora Finca")
    assert [who for _, who in found] == ["Nora Finca", "Nora Finca"]


def test_french_names_the_speaker_between_the_marks() -> None:
    found = quotations(
        "« C’est absurde et faux, explique Nora Fincelle, ingénieure. Le pont tiendra encore longtemps. »",
        language="fr",
    )
    assert found == [
        ("C’est absurde et faux", "Nora Fincelle"),
        ("Le pont tiendra encore longtemps.", "Nora Fincelle"),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "They called it a “free lunch” and laughed.",
        "We read “The Bridge over the Old Canal” in school.",
        "After hitting “Walking Down the Long Street,” the band stopped.",
        "The word “almost” hides much.",
        'It took a 12" board and a 7" nail.',
        "It is a so-called “new and better kind” of bridge.",
    ],
)
def test_borrowed_words_and_titles_are_no_quotations(paragraph: str) -> None:
    assert quotations(paragraph) == []


def test_a_german_name_ends_before_where_its_bearer_works() -> None:
    found = quotations("Auch Nora Fink von Acme Brot kennt das gut: „Sie hält noch lange.“", language="de")
    assert found == [("Sie hält noch lange.", "Nora Fink")]


def test_german_nouns_are_no_speakers() -> None:
    found = quotations(
        "Die Brücke steht in der Nähe der Schule. Das beschäftigt die Leute im Hospital des Ortes: „Sie hält noch lange.“",
        language="de",
    )
    assert found == [("Sie hält noch lange.", None)]


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (("Nora Finch wrote in May:",), "Nora Finch"),
        (
            ("Nora Finch thinks little of ships, their owners and their owners' friends and asks instead…",),
            "Nora Finch",
        ),
        (("There is a report of the Harbour Board. From the report:",), "the report"),
        (("Here is a long question by Nora Finch:",), "Nora Finch"),
        (("From Nora Finch's farewell letter:",), "Nora Finch"),
        (("“We are at work on it,” said Nora Finch. The board had learned:",), "Nora Finch"),
        (("Nora Finch said it in verse:", "Which means:"), "Nora Finch"),
        (("We make the sauce of these:",), None),
        (("The day was over.",), None),
    ],
)
def test_the_sentence_before_a_block_quote_names_who_is_quoted(
    paragraphs: tuple[str, ...], speaker: str | None
) -> None:
    assert introduced(*paragraphs, quoted="The river rises in May and falls in June.") == speaker


def test_a_line_below_a_block_quote_signs_it() -> None:
    quote = Quote((Paragraph(Text("The river rises in May.")),))
    section = Section(None, 1, (quote, Paragraph(Text("(Nora Finch – engineer)"))))
    [marked] = mark_quotations((section,), language="en")
    signed = marked.blocks[0]
    assert isinstance(signed, Quote)
    assert signed.attribution == "Nora Finch"


def test_what_is_said_again_from_a_block_quote_has_its_speaker() -> None:
    blocks = (
        Paragraph(Text("Nora Finch wrote:")),
        Quote((Paragraph(Text("The river rises in May. The bridge will hold until then.")),)),
        Paragraph(Text("Look at it again. “The bridge will hold until then.”")),
    )
    [section] = mark_quotations((Section(None, 1, blocks),), language="en")
    last = section.blocks[-1]
    assert isinstance(last, Paragraph)
    assert [quote.attribution for quote in inline_quotes(last.content)] == ["Nora Finch"]


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    found = quotations("“The river rises in May.", "“The bridge will hold until then.”")
    assert [said.count("\n\n") for said, _ in found] == [1]


@pytest.mark.parametrize(
    "lines",
    [
        "2 onions\n150 g flour\n1 clove of garlic",
        "Size: 12 cm\nColour: green\nMade in: Leeds",
    ],
)
def test_a_block_quote_that_only_indents_data_quotes_nobody(lines: str) -> None:
    section = Section(None, 1, (Quote((Paragraph(Text(lines)),)),))
    [marked] = mark_quotations((section,), language="en")
    assert [type(block) for block in marked.blocks] == [Paragraph]


@pytest.mark.parametrize(
    "lines",
    [
        "Ann: Is it far?\nTom: Not at all.\nAnn: Then let us walk.\nTom: Good.",
        "1. Keep off the grass\n2. Keep to the path\n3. Keep your dog with you",
        "The river\nruns down\nto the sea",
    ],
)
def test_other_lines_stay_a_quotation(lines: str) -> None:
    section = Section(None, 1, (Quote((Paragraph(Text(lines)),)),))
    [marked] = mark_quotations((section,), language="en")
    assert [type(block) for block in marked.blocks] == [Quote]


@pytest.mark.parametrize(
    "text",
    [
        "“" * 20_000,
        '"a b c d e," ' * 8_000,
        "« a, dit " * 8_000,
        "Ann Smith said " * 8_000,
        "A" * 50_000,
        "der A " * 20_000,
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_hostile_paragraphs_are_read_in_time(text: str, language: str) -> None:
    quotations(text + " “The end is here now.”", language=language)


def test_many_quotes_are_found_in_a_long_article_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(5)
    words = [f"w{n}" for n in range(30)]
    paragraphs = [" ".join(chance.choices(words, k=30)) for _ in range(40)]
    quoted = [
        " ".join(chance.choice(paragraphs).split()[start : start + size])
        for start, size in ((chance.randrange(12), chance.randrange(4, 16)) for _ in range(60))
    ]
    quoted += [text[1:-1] for text in quoted] + [" ".join(chance.choices(words, k=9)) for _ in range(30)]
    quotes = [Quote((Paragraph(Text(text)),)) for text in quoted]
    sections = (Section(None, 1, tuple(Paragraph(Text(text)) for text in paragraphs)),)
    one_by_one = [module._Repeats(sections).has(quote) for quote in quotes]
    assert 20 < sum(one_by_one) < len(quotes)
    monkeypatch.setattr(module, "_MOST_SEARCHED", 0)
    noted = module._Repeats(sections)
    assert [noted.has(quote) for quote in quotes] == one_by_one
