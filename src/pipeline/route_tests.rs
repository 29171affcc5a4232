//! What people write, and where it goes.

use super::*;

const EXPORT: Route = Route::Export(None);

fn assert_routes(table: &[(&str, Route)]) {
    let wrong: Vec<_> = table.iter().filter(|(text, wanted)| route(text) != *wanted).collect();
    assert!(wrong.is_empty(), "{:#?}", wrong.iter().map(|(text, _)| (text, route(text))).collect::<Vec<_>>());
}

#[test]
fn english_messages_go_where_they_ask_to() {
    assert_routes(&[
        ("export", EXPORT),
        ("Export it as MP4, please.", Route::Export(Some(Format::Mp4))),
        ("export as webm", Route::Export(Some(Format::Webm))),
        ("Export the movie as MOV", Route::Export(Some(Format::Mov))),
        ("download the final video", EXPORT),
        ("Can you export it?", EXPORT),
        ("I'd like to download the video", EXPORT),
        ("OK, ready: render it now!", EXPORT),
        ("Send me the video!", EXPORT),
        ("send it to me", EXPORT),
        ("Could you send me the finished clip, please?", EXPORT),
        ("export as a clean MP4", Route::Export(Some(Format::Mp4))),
        ("Download the clean video in mp4 format", Route::Export(Some(Format::Mp4))),
        ("It's ready, export it", EXPORT),
        ("export the edited clip", EXPORT),
        ("credits", Route::Credits),
        ("credits?", Route::Credits),
        ("show my credits", Route::Credits),
        ("Show the credits balance", Route::Credits),
        ("show me how many credits I have left", Route::Credits),
        ("Can you tell me how many credits I have?", Route::Credits),
        ("Could you please show me my remaining credits?", Route::Credits),
        ("How many credits are left?", Route::Credits),
        ("how many credits do I have", Route::Credits),
        ("What's my balance?", Route::Credits),
        ("what’s the current credit balance", Route::Credits),
        ("Do I still have enough credits?", Route::Credits),
        ("check my remaining credits please", Route::Credits),
        ("balance", Route::Credits),
        ("Please show me my balance, thanks", Route::Credits),
        ("Can I check my balance?", Route::Credits),
        ("status", Route::State),
        ("Status?", Route::State),
        ("What is the status of my video?", Route::State),
        ("show tracks", Route::State),
        ("Show me all the tracks, please", Route::State),
        ("what's on the timeline?", Route::State),
        ("list the tracks", Route::State),
        ("show the timeline", Route::State),
        ("edit status", Route::State),
        ("What's the status of the edit?", Route::State),
        ("what is on the track", Route::State),
        ("upload", Route::Upload),
        ("Upload the files, please.", Route::Upload),
        ("upload this", Route::Upload),
    ]);
}

#[test]
fn english_edits_that_only_hold_such_a_word_go_to_the_agent() {
    assert_routes(
        &[
            "trim the pauses, add transitions, and export as a clean MP4",
            "trim the pauses and export as mp4",
            "add a title saying Export",
            "export in 9:16",
            "export only the audio",
            "remove the download button at 0:10",
            "exports of cars: add a title",
            "do not export",
            "render the text in red",
            "show the credits at the end",
            "add end credits",
            "add credits",
            "roll the credits over black",
            "balance the colours",
            "the audio balance is off",
            "white balance",
            "credit card numbers must be blurred",
            "remove the status bar",
            "show the status bar at the top",
            "add a status update as text",
            "mute the music track",
            "add a second track with birdsong",
            "show a timeline of events at 0:10",
            "put the title on the timeline at 0:03",
            "use the upload date as the title",
            "upload it to YouTube",
            "add an upload animation",
            "send the logo to the back",
            "send the clip to the end",
            "clean the video and export",
            "Clean the video, then export it as mp4",
            "clean it and download",
            "can you clean the video? export it",
            "I want a clean video, then export it",
            "format the video and export it",
            "ready the video and export",
            "export it like that video",
            "clip the video and export it",
            "I want it edited, then export it",
            "clip this and upload it",
            "edit the timeline",
            "please edit my tracks",
            "clip the track",
            "Can you edit the clip on the timeline?",
            "track the clip in the video",
            "show the credits now",
            "show the credits",
            "can you do the credits now?",
            "can we have the credits now",
            "give me a fast cut",
            "make it a movie",
            "the video",
            "",
        ]
        .map(|text| (text, Route::Edit)),
    );
}

#[test]
fn chinese_messages_go_where_they_ask_to() {
    assert_routes(&[
        ("导出", EXPORT),
        ("请把视频导出为mp4格式", Route::Export(Some(Format::Mp4))),
        ("导出为mov", Route::Export(Some(Format::Mov))),
        ("下载视频吧", EXPORT),
        ("下载", EXPORT),
        ("帮我导出视频", EXPORT),
        ("可以导出了", EXPORT),
        ("好了，导出吧！", EXPORT),
        ("我要下载成片", EXPORT),
        ("把视频发给我", EXPORT),
        ("请把剪好的视频发我", EXPORT),
        ("把剪好的视频发给我", EXPORT),
        ("剪好了，发给我", EXPORT),
        ("积分", Route::Credits),
        ("还剩多少积分？", Route::Credits),
        ("我还有多少积分", Route::Credits),
        ("查询余额", Route::Credits),
        ("请问账户余额是多少？", Route::Credits),
        ("帮我看看积分够不够", Route::Credits),
        ("余额", Route::Credits),
        ("剩余额度", Route::Credits),
        ("显示我的积分", Route::Credits),
        ("显示余额", Route::Credits),
        ("状态", Route::State),
        ("编辑状态", Route::State),
        ("现在是什么状态？", Route::State),
        ("查看项目状态", Route::State),
        ("显示轨道", Route::State),
        ("显示所有轨道", Route::State),
        ("时间线上有什么？", Route::State),
        ("列出时间线上的内容", Route::State),
        ("看看时间轴", Route::State),
        ("目前进度如何", Route::State),
        ("上传", Route::Upload),
        ("请上传这些文件", Route::Upload),
        ("上传视频", Route::Upload),
    ]);
}

#[test]
fn chinese_edits_that_only_hold_such_a_word_go_to_the_agent() {
    assert_routes(
        &[
            "剪掉停顿，然后导出",
            "剪掉停顿并导出为mp4",
            "把视频剪好发给我",
            "帮我把片子做好发给我",
            "把视频剪好了发给我",
            "编辑时间线",
            "请帮我编辑视频轨道",
            "剪辑视频轨道",
            "显示积分",
            "加一个写着导出的标题",
            "不要导出",
            "只导出音频",
            "去掉下载按钮",
            "导出9:16的竖屏",
            "输出一行文字",
            "上传日期做标题",
            "上传到抖音",
            "加上上传动画",
            "片尾加积分榜",
            "把积分显示在右上角",
            "显示积分榜",
            "余额两个字打码",
            "调整画面状态",
            "去掉状态栏",
            "显示进度条",
            "在视频上显示状态",
            "在时间线上加标题",
            "显示当前时间",
            "给音乐轨道静音",
            "删除第二条轨道",
            "轨道列车的镜头放前面",
            "时间线倒过来",
            "发给我妈看的版本要慢一点",
            "把片尾发白的地方调暗",
            "给我加一个标题",
            "视频",
            "片尾加演职员表",
            "下载量用文字显示",
        ]
        .map(|text| (text, Route::Edit)),
    );
}

#[test]
fn a_render_ends_a_prompt_only_where_something_was_edited_since_the_last() {
    let prompt = |texts: &[&str]| texts.iter().map(|text| (*text).to_string()).collect::<Vec<_>>();
    for (texts, renders, questions) in [
        (&["trim it"][..], true, None),
        (&["trim it", "credits"], true, None),
        (&["credits", "status"], false, Some(0)),
        (&["trim it", "export", "credits", "status"], false, Some(2)),
        (&["export", "trim it", "status"], true, None),
        (&["credits", "export"], false, None),
        (&[], true, None),
    ] {
        let messages = prompt(texts);
        assert_eq!(ends_in_export(&messages), renders, "{texts:?}");
        assert_eq!(questions_at_the_end(&messages), questions, "{texts:?}");
    }
}
