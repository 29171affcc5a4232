//! Screen talk in English. All patterns are matched against text in lower case without what is quoted in it.

use std::sync::LazyLock;

use super::Meaning;
use super::pattern::Pattern;

/// What may come before a request: "please", "you can now", "to download it".
static OPENING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:please|just|simply|then|now|next|first|second|third|finally|lastly|also|and|or|so|but|well|ok|okay|great|perfect|afterwards?|afterward|alternatively|otherwise|from there|from here|at any time|any ?time|whenever you like|feel free to|be sure to|make sure to|make sure you|don't forget to|remember to|go ahead and|to do (?:this|that|so)|all (?:that's left|you (?:have|need) to do|that remains) is(?: to)?|you(?:'ll|'re| will|'d| are)?(?: (?:just|only|simply|now|also|always|then|easily|directly|still|can|could|may|might|should|must|need to|have to|want to|able to|free to|welcome to|ready to))*|i(?:'d| would)? (?:recommend|suggest|encourage|advise)(?: that)?(?: you)?(?: to)?|we(?:'d)? (?:recommend|suggest)(?: you)?(?: to)?|try|by|let's|(?:would|do) you (?:like|want) (?:me )?to|(?:shall|should|can|could|may) (?:i|we|you)|want me to|let me know (?:if|when) you(?:'d like| want)(?: me)? to|(?:when|once|whenever|if|as soon as) (?:you(?:'re| are)|it(?:'s| is)|everything(?:'s| is)?) (?:ready|happy|done|finished|satisfied|fine|good)(?: with (?:it|this|that|the \w+|everything))?|if you(?:'d like| want| wish| prefer| like)(?: to \w+(?: (?:it|this|that|them|the \w+|your \w+))?)?|(?:in order )?to (?:export|download|save|preview|see|view|watch|check|get|render|share|play|finish|continue|adjust|change|start|hear|review|edit|move|add|upload)(?: (?:it|this|that|them|the|your|final|finished|edited|new|video|clip|file|result|project|title|music|volume|changes|result|edit|text|track))*)[\s,]+)*",
    )
});

/// Parts of a screen.
const SCREEN: &str = r"\b(?:buttons?|icons?|menus?|tabs?|panels?|panes?|tool ?bars?|side ?bars?|drop-?downs?|dialogs?|modals?|pop-?ups?|(?:preview|export|editor|player|timeline|project|main|app) windows?|inspector|sliders?|handles?|playhead|checkbox|gear|hamburger|(?:media|asset|clip|effects|stock|music) (?:library|browser|bin)|settings|timeline|editor|canvas|dashboard|workspace|player|website|browser|project page|projects? list|app)\b";

/// Whether a text can be in English at all: else no pattern is made for it.
fn may_be(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic())
}

fn pattern(text: &str) -> Pattern {
    // The letters of English are enough, and small.
    let text = text.replace('\'', "['’]").replace(r"\b", r"(?-u:\b)").replace(r"\w", "[a-z0-9]");
    Pattern::new(&text)
}

/// Something that was done: "button blurred".
static DONE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:[a-z]+[a-df-z]ed|cut|kept|put|made|was|were|has|had)\b"));
/// A number, which tells of the video; the sizes of pictures ("1080p", "4k") do not.
static NUMBER: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?:^|[^a-z0-9])[0-9]+(?:[^0-9pk]|$)"));
static ARTICLE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^ (?:on )?(?:the|your|it|this|these|that|them|all|any|how|what|everything)\b")
});

/// Whether what follows a word tells of the video, so that it was no verb: "Change applied in the timeline".
fn tells(rest: &str) -> bool {
    NUMBER.is_match(rest) || (DONE.is_match(rest) && !ARTICLE.is_match(rest))
}

/// How a clause tells of the credits of an account, and not of those of a film.
const CREDITS: &str = r"(?:remaining|available|account|more) credits?|credits? (?:balance|account|remaining|left|are left|you have left)";

/// A request and what follows it.
struct Request {
    verb: LazyLock<Pattern>,
    /// What must follow, and what must not.
    object: LazyLock<Pattern>,
    exception: LazyLock<Pattern>,
    means: Option<Meaning>,
}

static REQUESTS: [Request; 7] = [
    // Clicking is done on screens alone, unless it is a sound.
    Request {
        verb: LazyLock::new(|| verb(r"(?:double[- ]?|right[- ]?|left[- ]?)?click(?:ing)?")),
        object: LazyLock::new(|| pattern(r"^[^a-z0-9]*[a-z0-9]")),
        exception: LazyLock::new(|| {
            pattern(
                r"^(?: |-)(?:tracks?|sounds?|noises?|rates?|bait|through|removal|and pops?|pops?|was|were|is)\b",
            )
        }),
        means: None,
    },
    Request {
        verb: LazyLock::new(|| {
            verb(
                r"(?:tap|press|hit|toggle|select|choose|pick|use|find|locate|look for|open(?: up)?|expand|launch|go (?:back )?(?:to|into)|head (?:over |back )?to|navigate to|switch to|return to|access|scroll(?: \w+)? to|hover over|visit|enable)(?:ping|ting|ing)?",
            )
        }),
        object: LazyLock::new(|| pattern(&format!(r"^ (?:on )?(?:[^ ]+ ){{0,5}}[^ ]*{SCREEN}"))),
        exception: LazyLock::new(|| pattern(r"^ (?:with|on a|up with|shot|scene)\b")),
        means: Some(Meaning::Tracks),
    },
    Request {
        verb: LazyLock::new(|| verb(r"drag(?:ging)?(?:[- ]and[- ]drop(?:ping)?)?")),
        object: LazyLock::new(|| pattern(r"^ \w")),
        exception: LazyLock::new(|| pattern(r"^ (?:race|queens?|shows?|on\b|is\b|was\b)")),
        means: Some(Meaning::Nothing),
    },
    Request {
        verb: LazyLock::new(|| verb(r"drop(?:ping)?")),
        object: LazyLock::new(|| {
            pattern(&format!(r"\b(?:on|onto|in|into|to|from)\b.*{SCREEN}|\bfiles? here"))
        }),
        exception: LazyLock::new(|| pattern(r"^ (?:shadows?|caps?|outs?)\b")),
        means: Some(Meaning::Nothing),
    },
    Request {
        verb: LazyLock::new(|| verb(r"preview(?:ing)?")),
        object: LazyLock::new(|| {
            pattern(r"^(?:$| (?:it|this|that|the|your|them|how|what|everything|now|here|in|on)\b)")
        }),
        exception: LazyLock::new(|| pattern(r"^ (?:image|picture|was|is)\b")),
        means: Some(Meaning::Tracks),
    },
    Request {
        verb: LazyLock::new(|| {
            verb(
                r"(?:play|watch|review|scrub|view|see|check|look|find|notice|hear|adjust|tweak|fine-tune|change|edit|move|resize|reposition|trim|manage|browse|access|replay)(?:ing)?",
            )
        }),
        object: LazyLock::new(|| {
            pattern(&format!(
                r"\b(?:in|on|from|using|through|under|at|via|inside|with) (?:the|your|our) (?:[a-z0-9-]+ ){{0,3}}?[^ ]*{SCREEN}"
            ))
        }),
        exception: LazyLock::new(|| pattern(r"^ (?:out|was|is|if|that|whether)\b")),
        means: Some(Meaning::Tracks),
    },
    Request {
        verb: LazyLock::new(|| verb(r"(?:export|download|render)(?:ing)?")),
        object: LazyLock::new(|| {
            pattern(
                r"^(?:$| (?:it|this|that|the|your|them|now|directly|whenever|when|once|from|as|at any time|any ?time|for)\b)",
            )
        }),
        exception: LazyLock::new(|| pattern(r"^ (?:settings?|was|is|format)\b")),
        means: Some(Meaning::Export),
    },
];

fn verb(verbs: &str) -> Pattern {
    pattern(&format!(r"^(?:{verbs})\b"))
}

/// A part of a screen by its label, as it is written.
static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r#"^ *(?i-u:on )?(?i-u:the )?[ *_]*(?:["“‘'`][^"”’'`]{1,30}["”’'`]|(?:Export|Download|Share|Save|Preview|Render|Play|Undo|Redo|Done|Next|Apply|File|Upload|play|space ?bar)\b)"#,
    )
});
static PRESSES: LazyLock<Pattern> =
    LazyLock::new(|| verb("(?:tap|press|hit|select|choose|pick|go to)(?:ping|ting|ing)?(?: on)?"));

static ACCOUNT: LazyLock<Pattern> = LazyLock::new(|| {
    verb(&format!(
        r"top[- ]up (?:to|at|here|now)\b|(?:(?:check|visit|go to|open|see|view|review|manage|update|upgrade|top up|log ?in(?:to| to)?|sign in(?:to| to)?|access|look at|head (?:over )?to|monitor|verify|buy|purchase|get)(?:ing)?\b[^0-9]*?\b(?:your (?:[a-z0-9-]+ ){{0,3}}?(?:account|plan|balance|billing|subscription|wallet)|account (?:page|settings|section|menu|dashboard)|billing|subscription|{CREDITS}))"
    ))
});

/// "The Export button is in the top right corner."
static WHERE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:the|your|that|an?) (?:x+ |[^ ]+ )?(?:export|download|share|render|save|preview|account|media|undo|x+) (?:button|icon|menu|option|tab|panel) (?:is|are|sits|can be found|appears)\b",
    )
});
/// "It's now in your media library."
static SHOWN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:it|this|that|they|everything|(?:the|your) (?:new |edited )?(?:clips?|videos?|titles?|changes?|results?))(?:'s| is| are| has been| have been| was| were)?(?: now| also)*(?: visible| available| shown| waiting| listed| displayed| ready| added| saved| placed)? (?:in|on|to) (?:the|your) (?:[a-z0-9-]+ ){0,2}(?:media panel|media library|asset library|side ?bar|timeline panel|timeline view|preview window|preview panel|editor)\b",
    )
});
/// "Hold Shift and drag …"
static HELD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^hold (?:down )?(?:the )?(?:shift|ctrl|control|cmd|command|alt|option|space)\b")
});
/// "Captions can be edited in the text panel."
static CAN_BE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"\bcan (?:also |now |always |then )?be (?:[a-z]+ )?(?:in|on|from|via|under|through|using|with) (?:the|your) (?:[a-z0-9-]+ ){{0,3}}?[^ ]*{SCREEN}"
    ))
});
/// "Would you like me to export it?"
static OFFERS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:would you like|do you want|want|shall i|should i|can i|let me know (?:if|when) you(?:'d like| want))\b.*\b(?:export|download|render)\b",
    )
});

static BEGINNING: LazyLock<Pattern> = LazyLock::new(|| verb("opening"));

/// What a clause means, if it is screen talk. `raw` is the same clause as it was written.
pub(super) fn screen(clause: &str, raw: &str) -> Option<Meaning> {
    if !may_be(clause) {
        return None;
    }
    let clause = clause.trim_end();
    let opening = OPENING.find(clause).map_or(0, |(_, end)| end);
    let request = clause.get(opening..)?;
    if ACCOUNT.is_match(request) && !NUMBER.is_match(request) {
        return Some(Meaning::Credits);
    }
    if HELD.is_match(request) {
        return Some(Meaning::Nothing);
    }
    let is_possible = CAN_BE.is_match(clause) && !SPEAKS.is_match(clause);
    let is_shown = (is_possible || SHOWN.is_match(clause)) && !NUMBER.is_match(clause);
    if is_shown || OFFERS.is_match(clause) || WHERE.is_match(clause) {
        return Some(named(raw).unwrap_or(Meaning::Tracks));
    }
    if let Some((_, end)) = PRESSES.find(request)
        && raw.get(opening + end..).is_some_and(|rest| LABEL.is_match(rest))
    {
        return Some(named(raw).unwrap_or(Meaning::Nothing));
    }
    // "Opening" is how a video begins, unless something leads to it: "try opening …".
    if opening == 0 && BEGINNING.is_match(request) {
        return None;
    }
    REQUESTS.iter().find_map(|kind| {
        let (_, end) = kind.verb.find(request)?;
        let rest = request.get(end..)?;
        let is_told = kind.means == Some(Meaning::Tracks) && tells(rest);
        let asks = kind.object.is_match(rest) && !kind.exception.is_match(rest) && !is_told;
        asks.then(|| match kind.means {
            // Not what is done, but where it is done.
            Some(Meaning::Nothing) => Meaning::Nothing,
            means => named(raw).or(means).unwrap_or(Meaning::Nothing),
        })
    })
}

static NAMED: LazyLock<[(Pattern, Meaning); 3]> = LazyLock::new(|| {
    [
        (pattern(r"\b(?:export|download|render|save|share)"), Meaning::Export),
        (
            pattern(&format!(
                r"\b(?:account|billing|your credits?|{CREDITS}|subscription|upgrade|top[- ]up|your plan)\b"
            )),
            Meaning::Credits,
        ),
        (pattern(r"\b(?:preview|timeline|tracks?|play|watch|see|view)"), Meaning::Tracks),
    ]
});

/// What the words of a clause name.
fn named(raw: &str) -> Option<Meaning> {
    let words = raw.to_lowercase();
    NAMED.iter().find(|(pattern, _)| pattern.is_match(&words)).map(|(_, meaning)| *meaning)
}

static SPEAKS: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:i|i've|i'll|i'd|i'm|we|we've|we'll|my)\b"));

/// Whether the agent speaks of itself at the beginning.
pub(super) fn speaks(clause: &str) -> bool {
    SPEAKS.find(clause).is_some_and(|(start, _)| start <= 2)
}

static LEADS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:and |but |so |then |now )?(?:to|in order to|once|when|whenever|if|after|before|as soon as|for (?:the|your) \w+|from (?:there|here|the|your)|(?:in|on|at|under|using|via) (?:the|your)|next steps?|next|finally|then|now|alternatively|otherwise|lastly|first|second|tip|note|pro tip|option \w+|step \w+|how to \w+)\b",
    )
});
static TIMED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:and |but |so |then |now )?(?:once|when|whenever|if|after|before|as soon as)\b")
});
static STATES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:is|are|was|were|has|have|now|lasts|runs|starts|ends|shows|added|trimmed|cut|removed|faded|moved)\b",
    )
});

/// Whether a clause may only lead to the next.
pub(super) fn leads(clause: &str) -> bool {
    may_be(clause)
        && LEADS.is_match(clause)
        && !SPEAKS.is_match(clause)
        && (TIMED.is_match(clause) || !STATES.is_match(clause))
}

static GOES_ON: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:and |or |then |so |also |just |simply |there )*(?:(?:to|where|which|so that|as needed|you|you'll|from there|or) ?\b|(?:select|choose|pick|hit|press|tap|click|save|download|drag|drop|open|go|check|preview|review|adjust|set|confirm|wait|enjoy|share|watch|see|enter|type|use|scroll|look|play|fine-tune|tweak|change|make sure|export|render|move|resize)\b|(?:it|your (?:video|file|export|download)|the (?:video|file|export|download|rendering))\b.*\b(?:will|should|starts|begins)\b)",
    )
});

/// Whether a clause may only go on from the one before.
pub(super) fn goes_on(clause: &str) -> bool {
    may_be(clause) && GOES_ON.is_match(clause) && !SPEAKS.is_match(clause)
}

static JOINT: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\s(?:and|but|so|then|or|while)\s"));

/// Where the next conjunction is.
pub(super) fn joint(clause: &str) -> Option<(usize, usize)> {
    may_be(clause).then(|| JOINT.find(clause)).flatten()
}

static PLAIN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:you|you'll|then|now|just|please|simply|feel free|if you|once you|when you|go ahead)\b")
});
static OF_SCREEN: LazyLock<Pattern> =
    LazyLock::new(|| pattern(&format!(r"{SCREEN}|\b(?:export|download)\b")));

/// Whether a request in the middle of a clause is surely one, and no title.
pub(super) fn is_plain_request(clause: &str) -> bool {
    PLAIN.is_match(clause) || OF_SCREEN.is_match(clause)
}

static TELLS_WORDS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:titles?|texts?|captions?|words|saying|says|reads|reading|labels?|overlays?|subtitles?|lines?|named|called|caption)(?: at [^ ]+)?[^a-z0-9]*$",
    )
});

/// Whether a clause announces words that are shown.
pub(super) fn tells_words(clause: &str) -> bool {
    may_be(clause) && TELLS_WORDS.is_match(clause)
}

static STEP: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:choose|select|pick|wait|save|confirm|enter|type|scroll|return|repeat|enjoy|download|export|your (?:video|file|download) (?:will|is)|the (?:video|file|download) will)\b",
    )
});

/// Whether an item of a list may be one of several steps on the screen.
pub(super) fn is_step(item: &str) -> bool {
    may_be(item) && STEP.is_match(item) && !DONE.is_match(item) && !SPEAKS.is_match(item)
}

static HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:to \w+|next steps?|how to \w+|here's how|here is how|steps?|what you can do|what's next|you can|from here|if you|next|export\w*|download\w*|preview\w*|where to)\b",
    )
});

/// Whether a line may be the heading of such steps.
pub(super) fn is_heading(line: &str) -> bool {
    may_be(line) && HEADING.is_match(line) && !SPEAKS.is_match(line)
}
