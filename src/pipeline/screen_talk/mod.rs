//! Screen talk: the agent believes that there is a screen with buttons. What it says of them is taken out of its answer,
//! clause by clause, and what it means here is put in its place; the rest stays byte for byte.
//!
//! A clause is screen talk when it tells the reader to do something ("click …", "you can open …") and what it names is
//! of the screen. What the agent did itself, what is quoted and what only sounds alike ("the opening scene", "drop
//! shadow") is not.

mod chinese;
mod english;
mod pattern;
mod sentence;

use std::collections::BTreeSet;

use crate::engine::language::Language;

/// What a piece of screen talk means here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// The export, which follows by itself.
    Export,
    /// The tracks, as text.
    Tracks,
    /// How many credits there are.
    Credits,
    /// Nothing that this program has.
    Nothing,
}

/// A piece of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Kept(String),
    Means(Meaning, Language),
}

/// One line of an answer.
#[derive(Debug)]
struct Line<'a> {
    raw: &'a str,
    parts: Vec<Part>,
    /// Whether any of it was screen talk.
    changed: bool,
}

/// An answer, with the screen talk told apart.
#[derive(Debug)]
pub(super) struct Translated<'a> {
    lines: Vec<Line<'a>>,
}

/// Parts of words without one of which nothing is screen talk: most answers hold none, and need no further look.
const SIGNS: [&str; 92] = [
    "click",
    "tap",
    "press",
    "hit",
    "select",
    "choose",
    "pick",
    "go to",
    "drag",
    "preview",
    "export",
    "download",
    "render",
    "button",
    "icon",
    "menu",
    "tab",
    "pane",
    "bar",
    "drop",
    "dialog",
    "modal",
    "pop",
    "window",
    "inspector",
    "slider",
    "handle",
    "playhead",
    "checkbox",
    "gear",
    "hamburger",
    "library",
    "bin",
    "setting",
    "timeline",
    "editor",
    "canvas",
    "dashboard",
    "workspace",
    "player",
    "site",
    "browser",
    "project",
    "app",
    "account",
    "credit",
    "plan",
    "balance",
    "billing",
    "subscription",
    "wallet",
    "点",
    "击",
    "按",
    "触",
    "拖",
    "预览",
    "试看",
    "导出",
    "下载",
    "渲染",
    "面板",
    "菜单",
    "标签",
    "选项",
    "窗口",
    "栏",
    "库",
    "箱",
    "设置",
    "编辑器",
    "时间",
    "页",
    "图标",
    "角",
    "器",
    "画布",
    "弹窗",
    "对话",
    "下拉",
    "工作区",
    "官网",
    "列表",
    "账",
    "帐",
    "充值",
    "积分",
    "余额",
    "订阅",
    "会员",
    "套餐",
    "个人中心",
];

/// Tells the screen talk in an answer apart from what it says.
pub(super) fn translate(text: &str) -> Translated<'_> {
    let lower = text.to_lowercase();
    if !SIGNS.iter().any(|sign| lower.contains(sign)) {
        let line = Line { raw: text, parts: Vec::new(), changed: false };
        return Translated { lines: vec![line] };
    }
    let mut lines: Vec<Line<'_>> = text.split_inclusive('\n').map(read_line).collect();
    drop_neighbours(&mut lines);
    drop_headings(&mut lines);
    Translated { lines }
}

impl Translated<'_> {
    /// What the screen talk means, each once.
    pub fn meanings(&self) -> BTreeSet<Meaning> {
        let parts = self.lines.iter().flat_map(|line| &line.parts);
        let meanings = parts.filter_map(|part| match part {
            Part::Means(meaning, _) if *meaning != Meaning::Nothing => Some(*meaning),
            _ => None,
        });
        meanings.collect()
    }

    /// What is left without the screen talk.
    pub fn kept(&self) -> String {
        self.words(|_, _| None)
    }

    /// The answer, with what `fill` tells in the place of screen talk; each meaning is told once.
    pub fn words(&self, fill: impl Fn(Meaning, Language) -> Option<String>) -> String {
        if !self.lines.iter().any(|line| line.changed) {
            return self.lines.iter().map(|line| line.raw).collect();
        }
        let mut told = BTreeSet::new();
        let mut text = String::new();
        for line in &self.lines {
            if !line.changed {
                // An empty line that set off what is gone.
                if !(line.raw.trim().is_empty() && (text.is_empty() || text.ends_with("\n\n"))) {
                    text.push_str(line.raw);
                }
                continue;
            }
            let mut words = String::new();
            for part in &line.parts {
                let more = match part {
                    Part::Kept(kept) => kept.clone(),
                    Part::Means(meaning, language) if told.insert(*meaning) => {
                        fill(*meaning, *language).unwrap_or_default()
                    }
                    Part::Means(..) => continue,
                };
                let fullwidth = words.ends_with(['。', '！', '？', '；']);
                if !words.is_empty()
                    && !more.is_empty()
                    && !fullwidth
                    && !words.ends_with(char::is_whitespace)
                {
                    words.push(' ');
                }
                words.push_str(&more);
            }
            if !words.trim().is_empty() {
                text.push_str(words.trim_end());
                text.push('\n');
            }
        }
        text.trim_end().to_string()
    }
}

/// The mark of a list's item at the beginning of a line, and the rest.
fn item(line: &str) -> (&str, &str) {
    let start = line.len() - line.trim_start().len();
    let (indent, body) = line.split_at(start);
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = body.get(digits..).unwrap_or_default();
    let mark = match after.chars().next() {
        Some(c @ ('.' | ')')) if digits > 0 && after[1..].starts_with(char::is_whitespace) => {
            digits + c.len_utf8()
        }
        Some(c @ ('、' | '）' | '．')) if digits > 0 => digits + c.len_utf8(),
        Some(c @ ('-' | '*' | '•' | '·' | '+'))
            if digits == 0 && after[c.len_utf8()..].starts_with(char::is_whitespace) =>
        {
            c.len_utf8()
        }
        _ => return ("", line),
    };
    let space = body[mark..].len() - body[mark..].trim_start().len();
    line.split_at(indent.len() + mark + space)
}

fn read_line(raw: &str) -> Line<'_> {
    let (mark, body) = item(raw.trim_end());
    let mut parts = Vec::new();
    let mut changed = false;
    for sentence in sentence::sentences(body) {
        let read = sentence::read(sentence);
        changed |= read.iter().any(|part| matches!(part, Part::Means(..)));
        parts.extend(read);
    }
    if !mark.is_empty() && parts.iter().any(|part| matches!(part, Part::Kept(_))) {
        parts.insert(0, Part::Kept(mark.to_string()));
    }
    Line { raw, parts, changed }
}

/// The bare steps that follow a step of screen talk are such, too: "2. Choose MP4" after "1. Click Export". An item that
/// tells a number or quotes something says more than that.
fn drop_neighbours(lines: &mut [Line<'_>]) {
    for place in 1..lines.len() {
        let (before, after) = lines.split_at_mut(place);
        let (Some(before), Some(line)) = (before.last(), after.first_mut()) else { continue };
        let (mark, body) = item(line.raw.trim_end());
        if mark.is_empty() || item(before.raw).0.is_empty() || line.changed || !is_gone(before) {
            continue;
        }
        let masked = sentence::masked(body);
        let step = sentence::from_word(&masked);
        if !tells_more(body) && (english::is_step(step) || chinese::is_step(step)) {
            line.changed = true;
            line.parts.clear();
        }
    }
}

/// Whether a text holds a number or a quotation; "MP4" is a name.
fn tells_more(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let is_number = c.is_numeric() && !before.is_ascii_alphanumeric();
        let is_quotation = "%％\"“”‘「『《".contains(c) || (c == '\'' && !before.is_alphanumeric());
        before = c;
        is_number || is_quotation
    })
}

/// Whether nothing is left of a line.
fn is_gone(line: &Line<'_>) -> bool {
    line.changed && !line.parts.iter().any(|part| matches!(part, Part::Kept(_)))
}

/// A heading of nothing but screen talk goes with it.
fn drop_headings(lines: &mut [Line<'_>]) {
    for place in 0..lines.len() {
        let (before, after) = lines.split_at_mut(place + 1);
        let Some(heading) = before.last_mut().filter(|line| !line.changed) else { continue };
        let words = sentence::masked(item(heading.raw.trim()).1);
        let words = sentence::from_word(words.trim_end());
        let ends = words.ends_with([':']) || words.ends_with('：');
        if !ends || !(english::is_heading(words) || chinese::is_heading(words)) {
            continue;
        }
        let below = after.iter().skip_while(|line| line.raw.trim().is_empty());
        let mut below = below.take_while(|line| !line.raw.trim().is_empty()).peekable();
        if below.peek().is_some() && below.all(is_gone) {
            heading.changed = true;
            heading.parts.clear();
        }
    }
}

#[cfg(test)]
mod tests;
