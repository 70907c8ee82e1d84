"""The words of reported speech, language by language."""

from __future__ import annotations

import re

from attrs import frozen


@frozen
class Wording:
    """How a language reports speech.

    Attributes:
        verbs: Finds a verb of saying.
        sources: Finds a preposition that names a source ("according to").
        pronouns: Words that stand for the last speaker.
        nobody: Words that are no speaker to resolve ("I").
        puts_verb_first: Whether a name right after the verb is its subject also before a quotation.
        is_english: Whether it is English.
        has_capital_nouns: Whether every noun has a capital.

    """

    verbs: re.Pattern[str]
    sources: re.Pattern[str]
    pronouns: frozenset[str]
    nobody: frozenset[str]
    puts_verb_first: bool = True
    is_english: bool = False
    has_capital_nouns: bool = False


def _wording(
    verbs: str,
    sources: str,
    pronouns: str,
    nobody: str,
    *,
    is_english: bool = False,
    has_capital_nouns: bool = False,
) -> Wording:
    def pattern(words: str) -> re.Pattern[str]:
        choices = "|".join(
            word.replace("_", r"\s++") for word in sorted(words.split(), key=len, reverse=True)
        )
        return re.compile(rf"(?<![\w’'-])(?:{choices})(?![\w’'])", re.I)

    return Wording(
        pattern(verbs),
        pattern(sources),
        frozenset(pronouns.split()),
        frozenset(nobody.split()),
        not is_english,
        is_english,
        has_capital_nouns,
    )


WORDINGS: dict[str, Wording] = {
    "en": _wording(
        "said says say saying told tells telling added adds adding asked asks explained explains explaining wrote"
        " writes writing tweeted tweets noted notes noting replied replies argued argues warned warns claimed claims"
        " insisted insists admitted admits stated states continued continues recalled recalls announced announces"
        " declared declares suggested suggests commented comments remarked remarks observed observes concluded"
        " concludes responded responds answered answers joked jokes quipped quips posted posts testified urged urges"
        " confirmed confirms acknowledged acknowledges predicted predicts complained complains exclaimed exclaims"
        " shouted shouts whispered yelled cried conceded concedes boasted vowed pointed_out points_out described"
        " describes called calls quoted quotes reads read puts_it put_it mused muttered laughed thinks thought wondered"
        " believes recounted recounts reported reports texted emailed e-mailed echoed agreed agrees promised countered"
        " retorted stressed stresses emphasized emphasised reiterated lamented lashed_out blasted opined reflected"
        " begins began adding admitting arguing noting claiming insisting stating announcing declaring warning asking"
        " replying commenting concluding joking lamented laments recalling suggesting tweeting begins began goes_on went_on bragged advised advises sighed snapped proclaimed asserted asserts",
        "according_to in_the_words_of as_per",
        "he she they",
        "i we you it who",
        is_english=True,
    ),
    "de": _wording(
        "sagte sagt sagten sagen gesagt erklärte erklärt erklären schrieb schreibt schreiben geschrieben meinte meint"
        " betonte betont fragte fragt fragen antwortete antwortet berichtete berichtet so twitterte twittert"
        " kritisierte kritisiert forderte fordert fügte fügt ergänzte ergänzt hieß heißt teilte teilt kommentierte"
        " kommentiert äußerte äußert warnte warnt lobte lobt versicherte versichert behauptete behauptet urteilte"
        " urteilt resümierte resümiert findet fand glaubt erzählte erzählt freut stellte stellt gab gibt räumte räumt"
        " verkündete verkündet rief ruft flüsterte entgegnete entgegnet erwiderte erwidert zitiert zitierte bemerkte"
        " bemerkt verriet verrät führte führt unterstrich unterstreicht bestätigte bestätigt wunderte notierte mahnte"
        " mahnt schimpfte lachte witzelte bilanzierte erinnert erinnerte schwärmt schwärmte weiß nennt nannte steht",
        "laut nach_Angaben_von nach_Angaben zufolge nach_Aussage_von gemäß",
        "er sie",
        "ich wir du man es",
        has_capital_nouns=True,
    ),
    "fr": _wording(
        "dit disait disent déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait ajoute"
        " ajouté ajoutait écrit écrivait souligne souligné précise précisé raconte raconté racontait estime estimé"
        " estimait assure assuré annonce annoncé répond répondu lance lancé demande demandé regrette regretté conclut"
        " conclu reconnaît reconnu confie confié martèle martelé rappelle rappelé insiste insisté tweete tweeté"
        " poursuit poursuivi note noté commente commenté s’exclame s'exclame s’interroge s'interroge témoigne témoigné"
        " résume résumé indique indiqué prévient prévenu admet admis dénonce dénoncé s’indigne s'indigne avoue avoué"
        " glisse glissé plaide juge jugé murmure cria s’écria s'écria répliqua répondit demanda ajouta déclara expliqua"
        " promet promis constate constaté réagit réagi détaille détaillé analyse soutient soutenu",
        "selon d’après d'après pour",
        "il elle ils elles",
        "je nous on vous tu",
    ),
    "es": _wording(
        "dijo dice decía dijeron dicho afirmó afirma afirmaba explicó explica señaló señala añadió añade agregó agrega"
        " declaró declara aseguró asegura escribió escribe tuiteó preguntó pregunta respondió responde manifestó"
        " manifiesta indicó indica comentó comenta sostuvo sostiene subrayó subraya destacó destaca apuntó apunta"
        " expresó expresa advirtió advierte reconoció reconoce admitió admite contó cuenta recordó recuerda concluyó"
        " concluye insistió insiste relató relata exclamó exclama anunció anuncia denunció denuncia opinó opina"
        " precisó precisa criticó aclaró aclara detalló detalla confesó confiesa susurró gritó replicó contestó lamentó"
        " lamenta prometió pidió murmuró reiteró reitera resumió resume celebró remarcó consideró considera",
        "según de_acuerdo_con en_palabras_de para",
        "él ella ellos ellas",
        "yo nosotros usted",
    ),
    "pt": _wording(
        "disse diz dizia disseram dizem afirmou afirma explicou explica declarou declara acrescentou acrescenta"
        " escreveu escreve tuitou perguntou pergunta respondeu responde contou conta ressaltou ressalta destacou"
        " destaca comentou comenta relatou relata concluiu conclui garantiu garante alertou alerta avaliou avalia"
        " lembrou lembra reconheceu reconhece admitiu admite criticou argumentou argumenta completou completa revelou"
        " revela anunciou anuncia pontuou frisou sublinhou sublinha observou observa indicou indica considerou"
        " considera exclamou gritou murmurou confessou reforçou reforça desabafou falou fala insistiu prometeu referiu"
        " refere salientou salienta defendeu defende adiantou",
        "segundo de_acordo_com conforme para nas_palavras_de",
        "ele ela eles elas",
        "eu nós você",
    ),
    "it": _wording(
        "detto dice disse dicono diceva afferma affermato affermava spiega spiegato spiegava dichiara dichiarato"
        " aggiunge aggiunto scrive scritto scriveva racconta raccontato sottolinea sottolineato commenta commentato"
        " risponde risposto rispose chiede chiesto chiese conclude concluso ammette ammesso twittato annuncia"
        " annunciato osserva osservato ricorda ricordato ribadisce ribadito sostiene sostenuto precisa precisato"
        " prosegue confessa confessato esclama esclamò rivela rivelato avverte avvertito denuncia denunciato replica"
        " replicato domanda riferisce riferito continua assicura assicurato evidenzia insiste ammonisce sbotta",
        "secondo per stando_a a_detta_di",
        "lui lei egli ella loro",
        "io noi",
    ),
    "nl": _wording(
        "zegt zei zeggen zeiden gezegd schrijft schreef vertelt vertelde stelt stelde meent meende vindt vond antwoordt"
        " antwoordde vraagt vroeg verklaart verklaarde benadrukt benadrukte aldus legt voegt voegde reageert reageerde"
        " waarschuwt waarschuwde denkt dacht noemt noemde bevestigt bevestigde roept riep luidt",
        "volgens aldus",
        "hij zij ze",
        "ik wij we u je men",
    ),
}  # fmt: skip

_COMMON = {
    "en": frozenset("the and of to is that was with for it".split()),
    "de": frozenset("der die und das ist nicht ein eine mit von den".split()),
    "fr": frozenset("le les et des est une dans que pour qui du".split()),
    "es": frozenset("el los y las es una del que por con se".split()),
    "pt": frozenset("o os e uma do da que não com em para as".split()),
    "nl": frozenset("het een van en dat niet zijn voor met op".split()),
    "it": frozenset("il gli e una di che per della non è sono".split()),
}


def wording_of(language: str | None, sample: str) -> Wording:
    """Return the wording for a language tag; the sample decides where the tag is missing or unknown."""
    known = WORDINGS.get((language or "").lower()[:2])
    if known is not None:
        return known
    words = sample[:3000].lower().split()
    counts = {name: sum(word in common for word in words) for name, common in _COMMON.items()}
    return WORDINGS[max(counts, key=lambda name: counts[name])]
