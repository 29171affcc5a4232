//! Lexicons: as they stand in their files, and as the program gets them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A lexicon as the program gets it, prepared while that is built.
#[derive(Serialize, Deserialize)]
pub(super) struct Prepared {
    pub source: Source,
    /// Parts of words, and the numbers of the needs that each of them meets.
    pub words: Vec<(String, Vec<u32>)>,
    /// The numbers of what each of [`Source::patterns`] needs, in their order.
    pub needs: Vec<Vec<u32>>,
}

/// A lexicon as it stands in its file, and with what it shares with others.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Source {
    /// Whether what the smaller lexicons share belongs to it.
    pub common: bool,
    /// Words of the shared rules that its language has no pattern for. They match nothing.
    pub lacking: Vec<String>,
    /// Words, and what else they are called: 淡入 is "fade in". Each means the same in all that follows.
    pub synonyms: Vec<(String, String)>,
    pub words: Vec<(String, String)>,
    pub values: BTreeMap<String, Vec<(String, Value)>>,
    pub sentence_end: String,
    pub separators: Vec<String>,
    pub joined: Vec<String>,
    pub verbs: Vec<String>,
    pub negations: Vec<String>,
    pub no_negations: Vec<String>,
    pub lacks: Vec<String>,
    pub alternatives: String,
    pub anew: Vec<String>,
    pub questions: Vec<String>,
    pub requests: Vec<String>,
    pub how_tos: Vec<String>,
    pub pronouns: Vec<String>,
    pub same_part: Vec<String>,
    pub references: Vec<String>,
    pub taken: Vec<String>,
    pub kept: Vec<String>,
    pub keeps: Vec<String>,
    pub retractions: Vec<String>,
    /// Words for one clip among several, and its number; for its number in a group there is none.
    pub clips: Vec<(String, Value)>,
    pub lies_below: Vec<String>,
    pub gives_sound: Vec<String>,
    pub same_clip: Vec<String>,
    pub spared: Vec<String>,
    pub parts: Vec<String>,
    pub measures: Vec<String>,
    pub enquiries: Vec<String>,
    pub statements: Vec<String>,
    pub descriptions: Vec<String>,
    pub orders: Vec<String>,
    pub filler: Vec<String>,
    pub hesitations: Vec<String>,
    pub openings: Vec<String>,
    pub postponed: Vec<String>,
    pub passives: Vec<String>,
    /// Participles that are not made as others are, and their verbs: "made".
    pub participles: Vec<(String, String)>,
    /// What is said in other words, and what each of its keys is read as: "take <the first minute> out".
    pub rewordings: Vec<(String, Vec<String>)>,
    pub spelling: SpellingSource,
    pub light: Vec<String>,
    pub besides: Vec<String>,
    pub details: BTreeMap<String, Vec<String>>,
    pub quantities: Option<QuantitySource>,
    /// Shared rules that win their words before those of a lexicon itself.
    pub early: Vec<RuleSource>,
    pub rules: Vec<RuleSource>,
}

impl Source {
    /// The patterns that texts are searched for, always in the same order.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        let lists = [
            &self.separators,
            &self.joined,
            &self.verbs,
            &self.negations,
            &self.no_negations,
            &self.lacks,
            &self.anew,
            &self.questions,
            &self.requests,
            &self.how_tos,
            &self.pronouns,
            &self.same_part,
            &self.references,
            &self.taken,
            &self.kept,
            &self.keeps,
            &self.retractions,
            &self.lies_below,
            &self.gives_sound,
            &self.same_clip,
            &self.spared,
            &self.parts,
            &self.measures,
            &self.enquiries,
            &self.statements,
            &self.descriptions,
            &self.orders,
            &self.filler,
            &self.hesitations,
            &self.openings,
            &self.postponed,
            &self.passives,
            &self.light,
            &self.besides,
        ];
        let ruled = self.rules.iter().map(|rule| &rule.any);
        let listed = lists.into_iter().chain(self.details.values()).chain(ruled).flatten();
        let valued = self.values.values().flatten().chain(&self.clips).map(|(pattern, _)| pattern);
        let reworded = self.rewordings.iter().map(|(pattern, _)| pattern);
        listed
            .chain(valued)
            .chain(reworded)
            .chain([&self.sentence_end, &self.alternatives])
            .map(String::as_str)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleSource {
    pub op: String,
    #[serde(default)]
    pub args: Map<String, Value>,
    #[serde(default)]
    pub details: Vec<String>,
    /// A negation is what makes it: "no sound".
    #[serde(default)]
    pub negative: bool,
    pub any: Vec<String>,
}

/// How a language writes numbers and times, as it stands in its lexicon.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuantitySource {
    /// Number words and what they mean.
    #[serde(default)]
    pub numbers: Vec<(String, f64)>,
    /// Words for a number that go with nothing else: "a", "half a".
    #[serde(default)]
    pub articles: Vec<(String, f64)>,
    /// What stands between tens and ones, where the tens come first: "-", " y ".
    #[serde(default)]
    pub joint: Option<String>,
    /// What stands between ones and tens, where the ones come first: "und".
    #[serde(default)]
    pub joint_of_ones: Option<String>,
    /// Whether numbers may be written in Chinese characters.
    #[serde(default)]
    pub characters: bool,
    /// What comes before a number of an order: 第.
    #[serde(default)]
    pub ordinal: Option<String>,
    /// What adds half of the one before: "and a half".
    pub half: String,
    /// What may stand between two parts of a time: "and".
    #[serde(default)]
    pub and: Option<String>,
    pub hours: String,
    pub minutes: String,
    pub seconds: String,
    pub milliseconds: String,
    /// Units that may also stand before their number: "second 5".
    #[serde(default)]
    pub before: Option<String>,
    /// Parts of a whole, and how many percent of it each is: "half", "third".
    #[serde(default)]
    pub shares: Vec<(String, f64)>,
    /// What stands between the number of parts that there are and of those that are meant: 分之.
    #[serde(default)]
    pub parts_of: Option<String>,
}

/// How words are spelt, as it stands in a lexicon.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SpellingSource {
    /// Words that may be meant.
    pub words: String,
    /// Words that are nearly one of those, and mean something else.
    pub others: String,
    /// Words that nobody writes but by a slip.
    pub slips: Vec<Slip>,
}

/// What is written by a slip, what is meant, and of what characters one stands before it, unless any may.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Slip(pub String, pub String, #[serde(default)] pub String);

/// What tells a language apart.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TongueSource {
    /// What people call it, in small letters, with commas between them.
    pub names: String,
    /// Characters that Latin texts do not have, as ranges: `ぁ-ヿ`. Languages that share a script give the same.
    #[serde(default)]
    pub script: Vec<String>,
    /// Words that are common in it and rare in others, with spaces between them.
    #[serde(default)]
    pub words: String,
    /// Letters that are common in it and rare in others.
    #[serde(default)]
    pub letters: String,
}
