//! What can be asked, with an example each: the page `docs/prompts.md` is made of it.

/// An op as people read of it.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// As in a plan: `trim_pauses`.
    pub name: &'static str,
    source: &'static str,
    pub english: &'static str,
    pub chinese: &'static str,
}

macro_rules! entries {
    ($($name:ident: $english:literal | $chinese:literal),+ $(,)?) => {
        /// Every op, those that belong together side by side.
        pub const ENTRIES: &[Entry] = &[$(Entry {
            name: stringify!($name),
            source: include_str!(concat!(stringify!($name), ".rs")),
            english: $english,
            chinese: $chinese,
        }),+];
    };
}

entries!(
    trim_pauses: "cut pauses longer than 1 second" | "剪掉超过1秒的停顿",
    keep_range: "keep 0:10 to 0:25" | "只保留0:10到0:25",
    remove_range: "remove 1:00 to 1:20" | "删掉1:00到1:20",
    trim_start: "cut the first 8 seconds" | "剪掉前8秒",
    trim_end: "cut the last 5 seconds" | "剪掉最后5秒",
    speed: "speed up 0:10 to 0:20 4x" | "0:10到0:20加速4倍",
    transition: "crossfade the cuts over 1 second" | "剪接处加1秒的交叉淡化",
    fade_in: "fade in over 2 seconds" | "开头淡入2秒",
    fade_out: "fade out over 2 seconds" | "结尾淡出2秒",
    title: "add the title \"Holiday\"" | "加标题“假期”",
    text: "put the text \"Subscribe\" at the bottom at 0:05" | "0:05在底部加文字“记得订阅”",
    mute: "mute 0:10 to 0:20" | "0:10到0:20静音",
    resolution: "make it 720p" | "改为720p",
    format: "export as WebM" | "导出为WebM",
    export: "export the video" | "导出视频",
);

impl Entry {
    /// What stands at the top of its file: its name with its arguments, and what it does.
    pub fn about(&self) -> (String, String) {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        let text = lines.map(str::trim).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        let parts = text.strip_prefix('`').and_then(|text| text.split_once("`: "));
        let (form, does) = parts.unwrap_or((self.name, &text));
        (form.to_string(), does.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::engine::op::Op;
    use crate::engine::planner::plan;

    #[test]
    fn every_op_stands_in_the_catalogue_and_says_what_it_does() {
        let listed: BTreeSet<&str> = ENTRIES.iter().map(|entry| entry.name).collect();
        let known: BTreeSet<String> = Op::names().collect();
        assert_eq!(listed, known.iter().map(String::as_str).collect());
        for entry in ENTRIES {
            let (form, does) = entry.about();
            assert!(form.starts_with(entry.name), "{form}");
            assert!(does.ends_with(['.', '!']) && does.len() > 10, "{form}: {does}");
        }
    }

    #[test]
    fn every_example_is_planned_as_its_op_and_nothing_is_left_over() {
        for entry in ENTRIES {
            for example in [entry.english, entry.chinese] {
                let plan = plan(example);
                let names: Vec<String> = plan.steps.iter().map(Op::name).collect();
                let asked = names.iter().filter(|name| *name != "export" || entry.name == "export");
                assert_eq!(asked.collect::<Vec<_>>(), [entry.name], "{example}: {plan:?}");
                assert!(plan.not_understood.is_empty(), "{example}: {:?}", plan.not_understood);
                assert!(plan.needs_cloud.is_empty(), "{example}: {:?}", plan.needs_cloud);
            }
        }
    }
}
