//! Screen talk in Chinese. All patterns are matched against text without what is quoted in it.

use std::sync::LazyLock;

use super::Meaning;
use super::pattern::Pattern;

/// What may come before a request: 请, 您可以, 如需下载.
const OPENING: &str = r"(?:[\s、]|请|您|你|可以|可|也|还|就|能够|能|只需要|只需|只要|直接|然后|再|接着|最后|之后|随后|随时|现在|接下来|下一步|需要|需|即可|同时|并且|并|或者|或|建议|推荐|欢迎|记得|先|如需|如果|若|如|要是|当|想要|想|要|完成|满意|准备好|确认|无误|了|的话|时|后|以后|导出|下载|预览|查看|保存|调整|修改|编辑|剪辑|视频|成片|效果|项目|它|进行|(?:在|从|到|去|往|于)[^，。]{0,12}?(?:上|中|里|内|下|处|角|边|侧|栏|板|面|轴|线|的)+)*";

/// Parts of a screen.
const SCREEN: &str = r"(?:面板|菜单|标签页|选项卡|窗口|侧边栏|侧栏|工具栏|素材库|媒体库|资源库|素材箱|设置页?|编辑器|时间线|时间轴|页面|按钮|图标|右上角|左上角|右下角|左下角|属性栏|播放器|画布|弹窗|对话框|下拉|工作区|浏览器|网站|官网|列表)";

/// Whether a text can be in Chinese at all: else no pattern is made for it.
fn may_be(text: &str) -> bool {
    text.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn pattern(text: &str) -> Pattern {
    Pattern::new(text)
}

fn verb(verbs: &str) -> Pattern {
    pattern(&format!(r"^{OPENING}(?:{verbs})"))
}

static CLICK: LazyLock<Pattern> =
    LazyLock::new(|| verb("点击|点按|单击|双击|右键单击|右击|轻点|点选|轻触|按下|按一下|点一下|点开"));
static NOT_CLICKED: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:量|率|数|次数|音|声|特效|流|欺诈|事件|转化|的声)"));
static OPEN: LazyLock<Pattern> = LazyLock::new(|| {
    verb("打开|展开|进入|前往|切换到|跳转到|跳转至|转到|回到|返回|访问|选择|选中|使用|通过|找到|选取")
});
static DRAG: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^{OPENING}(?:(?:把|将|选中|选择|按住)[^，。]{{1,20}}?)?(?:拖拽|拖动|拖放|拖曳|拖到|拖入|拖进|拖至|拖拉)"
    ))
});
static NOT_DRAGGED: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?:的|感|镜头|赛)"));
static PREVIEW: LazyLock<Pattern> = LazyLock::new(|| verb("预览|试看"));
static NOT_PREVIEWED: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?:图|版|片|动画|已|的|完成)"));
static LOOK: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(r"^{OPENING}(?:播放|查看|观看|看到|检查|找到|看看|调整|修改|微调)|^{OPENING}看"))
});
static THERE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(&format!(r"(?:在|到|从|通过|用)[^，。]{{0,10}}{SCREEN}")));
static EXPORT: LazyLock<Pattern> = LazyLock::new(|| verb("导出|下载"));
static NOT_EXPORTED: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:设置|参数|格式|完成|成功|中|失败|后|前|的|量|完毕|时)"));
static OFFERS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:是否|要不要|需不需要|需要|要|想要|您想|你想|您要|你要|需要我|要我).{0,12}(?:导出|下载|渲染).{0,8}(?:吗|呢|么)?[\s？?。]*$",
    )
});
static ACCOUNT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^{OPENING}(?:查看|检查|前往|登录|进入|访问|打开|到|去|查询|升级|充值|管理)[^，。]{{0,12}}?(?:账户|账号|帐户|账单|订阅|会员|套餐|积分|余额|充值|个人中心)|^{OPENING}充值"
    ))
});
static NOT_ACCOUNT: LazyLock<Pattern> = LazyLock::new(|| pattern("去[掉除]|[0-9]"));
/// A time or a measure, which tells of the video.
static NUMBER: LazyLock<Pattern> = LazyLock::new(|| pattern("[0-9](?::[0-9]| ?[秒帧s%])"));
static WHERE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:x*)?(?:导出|下载|预览|分享|保存)?x*(?:按钮|图标|选项|菜单)(?:在|位于|就在)")
});

static NAMED: LazyLock<[(Pattern, Meaning); 3]> = LazyLock::new(|| {
    [
        (pattern("导出|下载|渲染|保存|分享|export|download"), Meaning::Export),
        (pattern("账户|账号|帐户|账单|积分|余额|充值|订阅|会员|套餐"), Meaning::Credits),
        (pattern("预览|播放|时间线|时间轴|查看|观看|看到"), Meaning::Tracks),
    ]
});

fn named(clause: &str) -> Option<Meaning> {
    NAMED.iter().find(|(pattern, _)| pattern.is_match(clause)).map(|(_, meaning)| *meaning)
}

/// What a clause means, if it is screen talk. `raw` is the same clause as it was written.
pub(super) fn screen(clause: &str, raw: &str) -> Option<Meaning> {
    if !may_be(clause) {
        return None;
    }
    let rest_of = |verb: &Pattern, not: &Pattern| {
        let rest = &clause[verb.find(clause)?.1..];
        (!not.is_match(rest)).then_some(rest)
    };
    let raw = raw.to_lowercase();
    if ACCOUNT.is_match(clause) && !NOT_ACCOUNT.is_match(clause) {
        return Some(Meaning::Credits);
    }
    if rest_of(&DRAG, &NOT_DRAGGED).is_some() {
        return Some(Meaning::Nothing);
    }
    if rest_of(&CLICK, &NOT_CLICKED).is_some() {
        return Some(named(&raw).unwrap_or(Meaning::Nothing));
    }
    let is_there =
        |verb: &Pattern| verb.find(clause).is_some_and(|(_, end)| IN_SCREEN.is_match(&clause[end..]));
    let is_looked_at = LOOK.is_match(clause) && THERE.is_match(clause);
    if (is_there(&OPEN) || is_looked_at) && !NUMBER.is_match(clause)
        || WHERE.is_match(clause)
        || rest_of(&PREVIEW, &NOT_PREVIEWED).is_some()
    {
        return Some(named(&raw).unwrap_or(Meaning::Tracks));
    }
    let exports = rest_of(&EXPORT, &NOT_EXPORTED).is_some() || OFFERS.is_match(clause);
    exports.then_some(Meaning::Export)
}

static IN_SCREEN: LazyLock<Pattern> = LazyLock::new(|| pattern(&format!(r"^[^，。]{{0,15}}?{SCREEN}")));
static SPEAKS: LazyLock<Pattern> = LazyLock::new(|| pattern("我|已"));
static LEADS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:如需|如果|若|如|当|等|待|完成|为了|接下来|然后|之后|最后|满意|确认|要|想|下一步|提示|操作步骤|步骤|一切|(?:在|从)[^，。]{0,12}(?:后|时|中|里|上|角))|^[^，。]{0,12}(?:后|时|的话|之后|以后|下一步|步骤|提示)\s*$",
    )
});

/// Whether a clause may only lead to the next.
pub(super) fn leads(clause: &str) -> bool {
    may_be(clause) && LEADS.is_match(clause) && !SPEAKS.is_match(clause)
}

static GOES_ON: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:您|你|可以|可|就|也)*(?:然后|再|并|即可|就能|就可以|便可|来|以便|以|从而|选择|保存|下载|导出|等待|进行|查看|调整|这样|之后|最后|预览|就会|继续|开始|系统)",
    )
});

/// Whether a clause may only go on from the one before.
pub(super) fn goes_on(clause: &str) -> bool {
    may_be(clause) && GOES_ON.is_match(clause) && !SPEAKS.is_match(clause)
}

static JOINT: LazyLock<Pattern> =
    LazyLock::new(|| pattern("您可以|你可以|您也可以|你也可以|您现在可以|你现在可以"));

/// Where the next "you can" begins.
pub(super) fn joint(clause: &str) -> Option<(usize, usize)> {
    may_be(clause)
        .then(|| JOINT.find(clause))
        .flatten()
        .filter(|(start, _)| *start > 0)
        .map(|(start, _)| (start, start))
}

static TELLS_WORDS: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?:标题|文字|字幕|写着|内容|文案|字样|字|名为|叫做?|改为|改成|为)\s*$"));

/// Whether a clause announces words that are shown.
pub(super) fn tells_words(clause: &str) -> bool {
    may_be(clause) && TELLS_WORDS.is_match(clause)
}

static STEP: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:选择|等待|保存|确认|下载|导出|输入|即可)[^了过]{0,12}$"));
/// What is done to a video, and what is in it.
static CHANGES: LazyLock<Pattern> =
    LazyLock::new(|| pattern("[加剪删调改]|添|去掉|设置|放大|缩|打码|模糊|保留|字幕|音乐|镜头|标题"));

/// Whether an item of a list may be one of several steps on the screen.
pub(super) fn is_step(item: &str) -> bool {
    may_be(item) && STEP.is_match(item) && !CHANGES.is_match(item) && !SPEAKS.is_match(item)
}

static HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:下一步|接下来|如何|怎么|操作步骤|步骤|您可以|你可以|导出|下载|预览|如需|如果|要)")
});

/// Whether a line may be the heading of such steps.
pub(super) fn is_heading(line: &str) -> bool {
    may_be(line) && HEADING.is_match(line) && !SPEAKS.is_match(line)
}
