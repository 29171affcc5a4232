//! What a text must hold for a pattern to match: certain words.

use std::collections::{BTreeMap, BTreeSet};
use std::slice;

use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{Ast, ClassSet, ClassSetItem, RepetitionKind, RepetitionRange};

/// Parts of words of which a text holds at least one.
pub(super) type OneOf = BTreeSet<String>;

/// What a text must hold to match a pattern: one of each.
pub(super) type Needs = Vec<OneOf>;

/// A class of more characters than these is not taken apart.
const LARGEST_CLASS: usize = 20;

/// The first of the characters that stand for a name in a pattern, which nobody writes.
const FIRST_NAME: u32 = 0xf0000;

/// Names in patterns, and what each of them needs.
#[derive(Default)]
pub(super) struct Names {
    numbers: BTreeMap<String, u32>,
    needs: Vec<Needs>,
}

impl Names {
    /// The character that stands for `name`, if it is known.
    pub fn character(&self, name: &str) -> Option<char> {
        self.numbers.get(name).and_then(|number| char::from_u32(FIRST_NAME + number))
    }

    pub fn add(&mut self, name: &str, needs: Needs) {
        self.numbers.insert(name.to_string(), self.needs.len() as u32);
        self.needs.push(needs);
    }

    /// What `pattern` needs, in which characters stand for names.
    pub fn needs_of(&self, pattern: &str) -> Result<Needs, String> {
        let ast = Parser::new().parse(pattern).map_err(|error| format!("{pattern}: {error}"))?;
        Ok(self.needs(&ast))
    }

    fn needs(&self, ast: &Ast) -> Needs {
        match ast {
            Ast::Literal(_) => self.needs_of_row(slice::from_ref(ast)),
            Ast::Concat(concat) => self.needs_of_row(&concat.asts),
            Ast::Group(group) => self.needs(&group.ast),
            Ast::Repetition(repetition) if may_be_left_out(&repetition.op.kind) => Needs::new(),
            Ast::Repetition(repetition) => self.needs(&repetition.ast),
            Ast::Alternation(alternation) => either(alternation.asts.iter().map(|part| self.needs(part))),
            Ast::ClassBracketed(class) => match few_of(&class.kind) {
                Some(characters) if !class.negated => {
                    either(characters.iter().map(|c| self.needs_of_piece(c.encode_utf8(&mut [0; 4]))))
                }
                _ => Needs::new(),
            },
            _ => Needs::new(),
        }
    }

    /// What a row needs of which characters that follow each other are one piece of text.
    fn needs_of_row(&self, row: &[Ast]) -> Needs {
        let mut needs = Needs::new();
        let mut piece = String::new();
        for part in row {
            if let Ast::Literal(literal) = part {
                piece.push(literal.c);
            } else {
                needs.extend(self.needs(part));
            }
            if !matches!(part, Ast::Literal(literal) if self.named(literal.c).is_none()) {
                needs.extend(self.needs_of_piece(&std::mem::take(&mut piece)));
            }
        }
        needs.extend(self.needs_of_piece(&piece));
        needs
    }

    /// What a piece of text needs that may end with a character for a name.
    fn needs_of_piece(&self, piece: &str) -> Needs {
        let named = piece.chars().next_back().and_then(|last| Some((last, self.named(last)?)));
        let (text, mut needs) = match named {
            Some((last, needs)) => (&piece[..piece.len() - last.len_utf8()], needs.clone()),
            None => (piece, Needs::new()),
        };
        // Nearly every text has a space.
        if !matches!(text, "" | " ") {
            needs.push(OneOf::from([text.to_string()]));
        }
        needs
    }

    fn named(&self, character: char) -> Option<&Needs> {
        let number = u32::from(character).checked_sub(FIRST_NAME)?;
        self.needs.get(number as usize)
    }
}

fn may_be_left_out(kind: &RepetitionKind) -> bool {
    match kind {
        RepetitionKind::ZeroOrOne | RepetitionKind::ZeroOrMore => true,
        RepetitionKind::OneOrMore => false,
        RepetitionKind::Range(
            RepetitionRange::Exactly(least)
            | RepetitionRange::AtLeast(least)
            | RepetitionRange::Bounded(least, _),
        ) => *least == 0,
    }
}

/// The characters of a class, if they are plain and no more than [`LARGEST_CLASS`].
fn few_of(class: &ClassSet) -> Option<Vec<char>> {
    let ClassSet::Item(item) = class else { return None };
    let items = match item {
        ClassSetItem::Union(union) => &union.items,
        item => slice::from_ref(item),
    };
    let mut characters = Vec::new();
    for item in items {
        match item {
            ClassSetItem::Literal(literal) => characters.push(literal.c),
            ClassSetItem::Range(range) => {
                characters.extend((range.start.c..=range.end.c).take(LARGEST_CLASS + 1))
            }
            _ => return None,
        }
    }
    (1..=LARGEST_CLASS).contains(&characters.len()).then_some(characters)
}

/// What is needed where one of several patterns matches: of each, the need that says most.
fn either(parts: impl Iterator<Item = Needs>) -> Needs {
    let mut all = OneOf::new();
    for needs in parts {
        let says_most = |one_of: &OneOf| one_of.iter().map(String::len).min();
        match needs.into_iter().max_by_key(says_most) {
            Some(one_of) => all.extend(one_of),
            None => return Needs::new(),
        }
    }
    Needs::from([all])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_needs_what_stands_in_each_text_that_it_matches() {
        let mut names = Names::default();
        let cut = names.needs_of("(?:cut(?:ting)?|trim|剪)").unwrap();
        names.add("cut", cut);
        let cut = names.character("cut").unwrap();
        for (pattern, expected) in [
            (format!("{cut} (?:the )?(?<key>pauses?|silences?)"), "cut|trim|剪 & pause|silence"),
            (format!("(?:{cut}|drop)[^,]*"), "cut|drop|trim|剪"),
            ("a(?:bc)?(?:de)+".to_string(), "a & de"),
            (r"\d+".to_string(), ""),
        ] {
            let needs = names.needs_of(&pattern).unwrap();
            let told = needs.iter().map(|one_of| one_of.iter().cloned().collect::<Vec<_>>().join("|"));
            assert_eq!(told.collect::<Vec<_>>().join(" & "), expected, "{pattern}");
        }
    }
}
