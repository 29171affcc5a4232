//! What the engine tells people: what it would do, what it did, what it cannot do and did not understand.

use super::editor::Applied;
use super::language::Language;
use super::op::{Only, Op, Scope};
use super::planner::{Plan, Wish};
use super::words::say;

/// The answer to a message, in its language.
pub fn compose(plan: &Plan, applied: &Applied) -> String {
    let language = plan.language;
    let mut paragraphs = Vec::new();
    paragraphs.extend(done(applied, language));
    paragraphs.extend(applied.refused.iter().cloned());
    paragraphs.extend(plan.settled.iter().cloned());
    paragraphs.extend(elsewhere(plan));
    paragraphs.extend(left_over(plan));
    paragraphs.extend(suggestions(plan));
    if paragraphs.is_empty() {
        let asked = !plan.steps.is_empty();
        paragraphs.push(if asked { say!(language, "ready") } else { say!(language, "nothing-to-do") });
    }
    paragraphs.join("\n")
}

/// What was done. What is for some clips alone stands in a line for itself, so that nothing else is read as theirs.
fn done(applied: &Applied, language: Language) -> Vec<String> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let of_clips = |place: usize| applied.of_clips.contains(&place);
    for (place, told) in applied.done.iter().enumerate() {
        let goes_on = place.checked_sub(1).is_some_and(|before| !of_clips(before) && !of_clips(place));
        match lines.last_mut().filter(|_| goes_on) {
            Some(line) => line.push(told.clone()),
            None => lines.push(vec![told.clone()]),
        }
    }
    lines.into_iter().map(|line| language.sentences(line)).collect()
}

/// The steps of `plan` as people read them, numbered, each with the words that it came from; then what is settled, not
/// done here and not understood.
pub fn tell(plan: &Plan) -> String {
    let language = plan.language;
    let mut lines: Vec<String> = plan
        .steps
        .iter()
        .enumerate()
        .map(|(place, op)| {
            let told = op.edit().tell(language);
            let told = match plan.only.get(&place) {
                Some(only) => told_of(only, op, told, language),
                None => told,
            };
            let told = format!("{}. {told}", place + 1);
            let source = plan.sources.get(place).filter(|source| !source.text.is_empty());
            let words = source.map(|source| language.quote(&source.text));
            words.map_or(told.clone(), |words| format!("{told}  ← {words}"))
        })
        .collect();
    if lines.is_empty() {
        lines.push(say!(language, "nothing-here"));
    }
    lines.extend(plan.settled.iter().cloned());
    lines.extend(elsewhere(plan));
    lines.extend(left_over(plan));
    lines.extend(suggestions(plan));
    lines.join("\n")
}

/// `told`, a step, with the clips that it is for, and with whether it can be done to those alone.
fn told_of(only: &Only, op: &Op, told: String, language: Language) -> String {
    let step = only.tell(told, language);
    let of_some = !only.clips.is_empty();
    match op.scope() {
        Scope::Whole | Scope::Once if of_some => say!(language, "of-whole-step", step),
        _ => step,
    }
}

/// What is understood and not done here.
fn elsewhere(plan: &Plan) -> Option<String> {
    let language = plan.language;
    let mut names: Vec<String> = Vec::new();
    for wish in &plan.needs_cloud {
        let name = named(wish, language);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| say!(language, "not-here", names = language.list(&names)))
}

/// What nobody could read.
fn left_over(plan: &Plan) -> Option<String> {
    let language = plan.language;
    let quoted: Vec<String> = plan.not_understood.iter().map(|text| language.quote(text)).collect();
    (!quoted.is_empty()).then(|| say!(language, "not-understood", fragments = language.list(&quoted)))
}

/// The ops that this engine does not do at all.
pub const ELSEWHERE: [&str; 9] = [
    "split",
    "remove_filler",
    "highlight",
    "captions",
    "translate",
    "voiceover",
    "background_remove",
    "scene_detect",
    "generate_video",
];

/// What could be asked for instead of something that can mean many things.
fn suggestions(plan: &Plan) -> Option<String> {
    plan.vague.then(|| say!(plan.language, "vague"))
}

/// What an op is called that is not done here; one that is done here, but not in the way that was asked, says so.
pub fn named(wish: &Wish, language: Language) -> String {
    let has = |name: &str| wish.args.contains_key(name);
    match wish.op.as_str() {
        "split" => say!(language, "wish-split"),
        "remove_filler" => say!(language, "wish-remove-filler"),
        "highlight" => say!(language, "wish-highlight"),
        "captions" => say!(language, "wish-captions"),
        "translate" => say!(language, "wish-translate"),
        "voiceover" => say!(language, "wish-voiceover"),
        "background_remove" => say!(language, "wish-background-remove"),
        "scene_detect" => say!(language, "wish-scene-detect"),
        "generate_video" => say!(language, "wish-generate-video"),
        "limit_duration" => say!(language, "wish-shorter"),
        "concat" => say!(language, "wish-concat"),
        "reorder" => say!(language, "wish-reorder"),
        "slow_motion" => say!(language, "wish-slow-motion"),
        "reverse" => say!(language, "wish-reverse"),
        "loop" => say!(language, "wish-loop"),
        "freeze" => say!(language, "wish-freeze"),
        "subtitles_burn" => say!(language, "wish-subtitles"),
        "watermark" => say!(language, "wish-watermark"),
        "logo" => say!(language, "wish-logo"),
        "pip" => say!(language, "wish-pip"),
        "extract_audio" => say!(language, "wish-extract-audio"),
        "crop" | "aspect_ratio" => say!(language, "wish-shape"),
        "resize" => say!(language, "wish-size"),
        "color" if wish.args.get("style").is_some_and(|style| style == "match") => {
            say!(language, "wish-color-match")
        }
        "color" | "brightness" | "contrast" | "saturation" | "lut" => say!(language, "wish-color"),
        "filter" => say!(language, "wish-filter"),
        "blur" => say!(language, "wish-blur"),
        "zoom" => say!(language, "wish-zoom"),
        "green_screen" => say!(language, "wish-green-screen"),
        "compress" => say!(language, "wish-compress"),
        "slideshow" => say!(language, "wish-slideshow"),
        "title" if !has("text") => say!(language, "wish-title-words"),
        "text" if !has("text") => say!(language, "wish-text-words"),
        "title" => say!(language, "wish-title"),
        "text" => say!(language, "wish-text"),
        "speed" => say!(language, "wish-speed"),
        "transition" => say!(language, "wish-transition"),
        "fade_in" | "fade_out" => say!(language, "wish-fade"),
        "mute" => say!(language, "wish-mute"),
        "trim_pauses" => say!(language, "wish-pauses"),
        "keep_range" | "remove_range" | "trim_start" | "trim_end" => say!(language, "wish-cut"),
        "resolution" => say!(language, "wish-resolution"),
        "export" => say!(language, "wish-export"),
        name => say!(language, "wish-other", name),
    }
}

#[cfg(test)]
mod tests {
    use super::super::planner::plan;
    use super::*;

    fn applied(done: &[&str], refused: &[&str]) -> Applied {
        let owned = |list: &[&str]| list.iter().map(|text| text.to_string()).collect();
        Applied { done: owned(done), refused: owned(refused), ..Applied::default() }
    }

    #[test]
    fn an_answer_says_what_was_done_what_was_not_and_what_was_not_understood() {
        let plan = plan("cut the pauses, add captions and make the cat dance");
        assert_eq!(
            compose(&plan, &applied(&["Cut 3 pauses, 5.3 s in all."], &[])),
            "Cut 3 pauses, 5.3 s in all.\n\
             Only the cloud can do this: captions.\n\
             Not understood, and left alone: “make the cat dance”."
        );
    }

    #[test]
    fn what_is_done_to_some_clips_stands_in_lines_of_its_own() {
        let mut applied =
            applied(&["a.mp4: Took the sound away.", "Cut the first 2 s.", "Reversed it."], &[]);
        applied.of_clips.insert(0);
        assert_eq!(
            compose(&plan("mute a.mp4"), &applied),
            "a.mp4: Took the sound away.\nCut the first 2 s. Reversed it."
        );
    }

    #[test]
    fn an_answer_is_in_the_language_of_the_prompt() {
        let plan = plan("去掉停顿，加字幕和配音");
        assert_eq!(
            compose(&plan, &applied(&["剪掉了 3 处停顿，共 5.3 秒。"], &[])),
            "剪掉了 3 处停顿，共 5.3 秒。\n本机做不了，要用云端：字幕、配音。"
        );
    }

    #[test]
    fn a_vague_wish_is_answered_with_what_could_be_asked_for() {
        let told = compose(&plan("make it look better"), &applied(&[], &[]));
        assert!(told.contains("for example: “cut the pauses”"), "{told}");
        let told = compose(&plan("剪得好看点"), &applied(&[], &[]));
        assert!(told.contains("例如：“剪掉停顿”"), "{told}");
    }

    #[test]
    fn a_contradiction_is_told_with_what_was_taken() {
        assert_eq!(
            tell(&plan("make it 720p, then make it 1080p")),
            "1. Make it 1080p  ← “make it 1080p”\n\
             The result cannot have both “make it 720p” and “make it 1080p”: the later one, “make it 1080p”, is taken."
        );
    }

    #[test]
    fn a_plan_is_told_in_numbered_steps() {
        assert_eq!(
            tell(&plan("trim the pauses, add transitions, and export as a clean MP4")),
            "1. Cut the pauses  ← “trim the pauses”\n\
             2. Crossfade every cut, 0.3 s each  ← “add transitions”\n\
             3. Export the result  ← “export as”\n\
             4. Write an MP4 file  ← “export as a clean MP4”"
        );
        assert_eq!(
            compose(&plan(""), &applied(&[], &[])),
            "There is nothing to do in that. Try “trim the pauses, add transitions, and export as MP4”."
        );
        assert_eq!(compose(&plan("export it"), &applied(&[], &[])), "Ready to export.");
    }
}
