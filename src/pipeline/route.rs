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
/// scripts with spaces stand alone, a `_` is what divides two of them; Chinese ones are read one after the other. A word
/// that may also ask for an edit ("clean", "clip", "edit") counts only within others that say that it does not.
struct Topic {
    route: Route,
    asks: &'static str,
    beside: &'static str,
}

/// A message goes where all of its words belong to one of these, and one of them asks. In doubt it is an edit: the agent
/// can say that there is nothing to do, while an edit that never reaches it is lost.
const TOPICS: [Topic; 6] = [
    Topic {
        route: Route::Export(None),
        asks: "export download render ready_export ready_download ready_render \
               export_a_clean export_the_clean download_a_clean download_the_clean render_a_clean render_the_clean \
               export_clip download_clip render_clip 导出 下载 输出 渲染",
        beside: "it this that the a an my me us as to in now please just and then so final done video file result \
                 movie thanks thank okay ok good can could would will you i we ll d s want need for \
                 as_a_clean d_like would_like i_like in_format as_format the_format file_format ready_to \
                 the_clip this_clip that_clip my_clip a_clip video_clip final_clip finished_clip edited_clip \
                 finished_video edited_video finished_file edited_file finished_movie edited_movie finished_result \
                 edited_result \
                 请 把 将 它 视频 影片 片子 成片 短片 文件 成 为 格式 一下 吧 给 给我 帮 帮我 我 我要 我想 想 要 \
                 现在 的 可以 能 了 吗 好 好了 就这样 直接 最终 最终版 版 结果 出来 然后 谢谢",
    },
    Topic {
        route: Route::Export(None),
        asks: "send deliver 发给我 发我 发送给我 传给我",
        beside: "it this that the my me us to now please just final video file result movie can could would will you \
                 thanks the_clip this_clip that_clip my_clip video_clip final_clip finished_clip edited_clip \
                 finished_video edited_video finished_file edited_file finished_movie edited_movie finished_result \
                 edited_result \
                 请 把 将 它 视频 影片 片子 成片 短片 文件 一下 吧 现在 的 可以 能 了 吗 最终 结果 做好的 剪好的 \
                 做好了_ 剪好了_ 谢谢",
    },
    Topic {
        route: Route::Credits,
        asks: "credit credits balance 积分 余额 额度 点数",
        beside: "how many much what whats which is are s re does do_i do_we do_i_have do_we_have \
                 do_i_still_have do_we_still_have have_i have_we i we i_have we_have i_ve we_ve got left \
                 remain remains remaining still my our the of current currently now please check tell me us there \
                 available any enough account \
                 还 还有 剩 剩下 剩余 多少 几 几个 个 我 我的 我们 有 没有 的 查 查查 查询 查看 看 看看 一下 请 \
                 请问 帮 帮我 给我 账户 账号 账户里 里 现在 当前 目前 是 吗 呢 了 么 告诉 告诉我 可用 够 不够 够不够",
    },
    // "Show the credits" may be meant for the end of the video.
    Topic {
        route: Route::Credits,
        asks: "balance my_credits our_credits many_credits remaining_credits available_credits account_credits \
               current_credits credits_left credits_remaining credits_are_left credits_i_have credits_we_have \
               余额 额度 我的积分 剩余积分 可用积分 账户积分 多少积分",
        beside: "show see get check tell please thanks can could do you i we have got is are s what whats how the my \
                 our me us all credit credits remaining available current currently left now account of still \
                 显示 请 帮我 给我 我 我的 积分 剩余 可用 账户 账号 现在 当前 目前 的 还有 还剩 一下 吗 吧",
    },
    Topic {
        route: Route::State,
        asks: "status state tracks timeline the_track my_track show_track edit_status edit_state clip_status \
               状态 编辑状态 编辑的状态 剪辑状态 剪辑的状态 轨道 轨道上 时间线 时间线上 时间线里 时间轴 时间轴上 \
               查看进度 查询进度 当前进度 目前进度 进度如何 进度怎么样",
        beside: "what whats how is are s re on in the my our of all there do does you we i have got show list see \
                 view tell check display give me us please now current currently right project session video \
                 the_edit my_edit this_edit the_clip my_clip this_clip can could \
                 显示 查看 查 查询 看 看看 看一下 一下 列出 列出来 所有 全部 现在 当前 目前 的 有 有没有 什么 \
                 有什么 哪些 是 怎么样 怎样 如何 请 请问 帮 帮我 我 给我 视频 项目 告诉 告诉我 了 吗 呢 东西 内容",
    },
    Topic {
        route: Route::Upload,
        asks: "upload upload_clip 上传",
        beside: "it this these them the my all file files the_clip this_clip my_clip clips video videos media now \
                 please just \
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
        let words: Vec<&str> = text.split(ends_word).filter(|word| !word.is_empty()).collect();
        let text = words.join("_");
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let named = Format::VIDEOS.into_iter().find(|format| is_word(format.extension(), rest));
            rest = match named {
                Some(named) if self.route == Route::Export(None) => {
                    format = Some(named);
                    let after = rest.strip_prefix(named.extension())?;
                    after.strip_prefix("_format").filter(|_| is_word("_format", after)).unwrap_or(after)
                }
                _ => {
                    let (ask, beside) = (longest(self.asks, rest), longest(self.beside, rest));
                    let asks = ask.map_or(0, str::len) >= beside.map_or(0, str::len);
                    let known = if asks { ask } else { beside }?;
                    asked |= asks;
                    rest.strip_prefix(known)?
                }
            };
            rest = rest.trim_start_matches('_');
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
