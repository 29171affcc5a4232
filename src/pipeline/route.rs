//! What a message asks for, and which call serves it.

use crate::media::Format;

/// Where a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// It only asks for the result: rendered as the session stands.
    Export(Option<Format>),
    /// It only asks how many credits there are.
    Credits,
    /// It only asks what is on the timeline.
    State,
    /// It only asks that what lies there be uploaded.
    Upload,
    /// To the agent.
    Edit,
}

impl Route {
    /// Whether it is answered without the agent and leaves the timeline as it is.
    pub(super) fn is_question(self) -> bool {
        matches!(self, Route::Credits | Route::State | Route::Upload)
    }
}

/// The words that ask for one thing, and those that may stand beside them without asking for anything else. Words of
/// scripts with spaces stand alone; Chinese ones are read one after the other.
struct Topic {
    route: Route,
    asks: &'static str,
    beside: &'static str,
}

/// A message goes where all of its words belong to one of these, and one of them asks.
const TOPICS: [Topic; 5] = [
    Topic {
        route: Route::Export(None),
        asks: "export download render 导出 下载 输出 渲染",
        beside: "it this that the a an my me us as to in now please just and then so clean final finished edited \
                 ready done video clip file result movie format thanks thank okay ok good can could would will \
                 you i we ll d s like want need for \
                 请 把 将 它 视频 影片 片子 成片 短片 文件 成 为 格式 一下 吧 给 给我 帮 帮我 我 我要 我想 想 要 \
                 现在 的 可以 能 了 吗 好 好了 就这样 直接 最终 最终版 版 结果 出来 然后 谢谢",
    },
    Topic {
        route: Route::Export(None),
        asks: "send deliver 发给我 发我 发送给我 传给我",
        beside: "it this that the my me us to now please just final finished edited video clip file result movie \
                 can could would will you thanks \
                 请 把 将 它 视频 影片 片子 成片 短片 文件 一下 吧 现在 的 可以 能 了 吗 最终 结果 做好 剪好 谢谢",
    },
    Topic {
        route: Route::Credits,
        asks: "credit credits balance 积分 余额 额度 点数",
        beside: "how many much what whats which is are s re do does i we you have has got ve left remain remains \
                 remaining still my our the of current currently now please show check see tell me us get there \
                 available any enough account can could \
                 还 还有 剩 剩下 剩余 多少 几 几个 个 我 我的 我们 有 没有 的 查 查查 查询 查看 看 看看 一下 请 \
                 请问 帮 帮我 给我 账户 账号 账户里 里 现在 当前 目前 是 吗 呢 了 么 告诉 告诉我 显示 可用 够 够不够",
    },
    Topic {
        route: Route::State,
        asks: "status state track tracks timeline 状态 轨道 轨道上 时间线 时间线上 时间线里 时间轴 时间轴上 \
               查看进度 查询进度 当前进度 目前进度 进度如何 进度怎么样",
        beside: "what whats how is are s re on in the my our of all there do does you we i have got show list see \
                 view tell check display give me us please now current currently right project session video \
                 clip edit can could \
                 显示 查看 查 查询 看 看看 看一下 一下 列出 列出来 所有 全部 现在 当前 目前 的 有 有没有 什么 \
                 有什么 哪些 是 怎么样 怎样 如何 请 请问 帮 帮我 我 给我 视频 项目 剪辑 编辑 告诉 告诉我 了 吗 呢 东西 内容",
    },
    Topic {
        route: Route::Upload,
        asks: "upload 上传",
        beside: "it this these them the my all file files clip clips video videos media now please just \
                 请 把 将 它 它们 这个 这些 文件 视频 素材 片段 一下 吧 现在 的 所有 全部 帮我 我",
    },
];

/// Decides by what the message asks for, not by a bare word: "trim the pauses and export" is an edit.
pub(super) fn route(message: &str) -> Route {
    let text = message.to_lowercase();
    for topic in &TOPICS {
        if let Some(format) = topic.reads(&text) {
            return match topic.route {
                Route::Export(_) => Route::Export(format),
                other => other,
            };
        }
    }
    Route::Edit
}

impl Topic {
    /// Whether `text` asks for this and nothing else; the format that it names, for an export.
    fn reads(&self, text: &str) -> Option<Option<Format>> {
        let mut asked = false;
        let mut format = None;
        let ends_word = |c: char| {
            c.is_whitespace() || c.is_ascii_punctuation() || "，。！？、；：…’‘“”「」（）".contains(c)
        };
        for word in text.split(ends_word) {
            let mut rest = word;
            while !rest.is_empty() {
                let named = Format::ALL.into_iter().find(|format| is_word(format.extension(), rest));
                let (known, asks) = match named {
                    Some(named) if self.route == Route::Export(None) => {
                        format = Some(named);
                        (named.extension(), false)
                    }
                    _ => match (longest(self.asks, rest), longest(self.beside, rest)) {
                        (Some(ask), beside) if ask.len() >= beside.map_or(0, str::len) => (ask, true),
                        (_, beside) => (beside?, false),
                    },
                };
                asked |= asks;
                rest = rest.strip_prefix(known)?;
            }
        }
        asked.then_some(format)
    }
}

/// The longest of `words` at the beginning of `text`.
fn longest<'a>(words: &'a str, text: &str) -> Option<&'a str> {
    words.split_whitespace().filter(|word| is_word(word, text)).max_by_key(|word| word.len())
}

/// Whether `text` begins with `word`, as a whole word in scripts with spaces.
fn is_word(word: &str, text: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Whether anything is to be rendered once all messages are through: an edit that no export follows, or no message.
pub(super) fn ends_in_export(messages: &[String]) -> bool {
    let last = messages.iter().map(|message| route(message)).rfind(|route| !route.is_question());
    messages.is_empty() || last == Some(Route::Edit)
}

/// The questions at the end of a prompt whose answers no result's report holds: the number of the first, where there
/// are any.
pub(super) fn questions_at_the_end(messages: &[String]) -> Option<usize> {
    let questions = messages.iter().rev().take_while(|message| route(message).is_question()).count();
    (questions > 0 && !ends_in_export(messages)).then(|| messages.len() - questions)
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
