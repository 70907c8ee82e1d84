"""What bylines say around a name, in many languages: "written", "by", "author", as alternatives of regular expressions."""

from __future__ import annotations

WRITTEN = (
    "posted|written|published|submitted|reported|created|added"
    "|geschrieben|verfasst|eingestellt|eingetragen|veröffentlicht|erstellt|publié|écrit|rédigé|posté|publicado|escrito|postado|enviado"
    "|scritto|pubblicato|inviato|postato|geplaatst|geschreven|gepubliceerd"
    "|publicerat|publicerad|skrivet|skriven|skrevet|postet|publisert|udgivet|julkaissut|kirjoittanut"
    "|opublikowan[eyao]|napisan[eyao]|dodan[eyao]|zveřejněno|napsáno|publikováno|publicat|scris|postat"
    "|опубликован[оаы]?|написан[оаы]?|размещен[оаы]?|добавлен[оаы]?|опубліковано"
    "|δημοσιεύτηκε|δημοσιεύθηκε|γράφτηκε|ditulis|diposting|dipublikasikan|được đăng|được viết|đăng|viết|เขียน|โพสต์"
)
"""Participles that stand before "by"."""
BY = "by|von|par|por|di|da|door|av|af|przez|από|oleh|bởi|โดย|द्वारा"
"""Words for "by" that may begin a byline or stand behind its date."""
BY_AFTER_WRITTEN = f"{BY}|de|от"
"""Words for "by" behind a participle; at the beginning of a line they mostly mean something else."""
AUTHOR = (
    "authors?|contributors?|writer|thread starter|topic starter|themenstarter|autore?s?|autorin|autorka|autora|auteurs?|autrice|redattore|författare|skribent|forfatter"
    "|kirjoittaja|szerző|yazar|yazan|penulis|tác giả|người viết|người đăng|συγγραφέας|συντάκτης|автор|авторы|автор статьи|автор поста|автор записи"
    "|ผู้เขียน|लेखक|نویسنده|الكاتب|بقلم|كتبها?|بواسطة|מאת"
)
"""Nouns, and verbs used alike, that stand before a name with a colon or without one."""
WROTE = "napsala?|napisała?|írta|опубликовала?|написала?|разместила?|добавила?|γράφει ο|γράφει η|kirjoittanut"
"""Verbs in front of a name."""
AUTHOR_OF_CJK = "作者|著者|ライター|筆者|投稿者|執筆者|執筆|撰文|撰稿|记者|記者|글쓴이|작성자"
"""Nouns of scripts that put no space behind a colon."""
TEXT_OF_CJK = "文|글"
"""Words that mean "text by" only with a mark behind them."""
BEFORE_DATE = frozenset(
    "on at am in um vom le el il em op den d. la pe på pada στισ в w dniu dnia kl vào lúc".split()
)
"""Words that stand between a name and a date, in folded case."""
TEAMS = frozenset(
    "admin administrator editor editors staff guest user author anonymous webmaster team redaktion redaktionen redação redacción"
    " redaccion redazione rédaction redactie redakcja redakce редакция the unknown none администратор админ yönetici 管理人 管理员 管理員 관리자".split()
)
"""Names of nobody in particular."""
