//! What agents say, and what is left of it.

use proptest::prelude::*;

use super::*;

fn told(text: &str) -> String {
    translate(text).words(|meaning, _| {
        Some(
            match meaning {
                Meaning::Export => "[export]",
                Meaning::Tracks => "[tracks]",
                Meaning::Credits => "[credits]",
                Meaning::Nothing => return None,
            }
            .into(),
        )
    })
}

fn assert_told(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(said, wanted)| (said, told(said), wanted))
        .filter(|(_, told, wanted)| told != *wanted)
        .map(|(said, told, wanted)| format!("  said   {said:?}\n  told   {told:?}\n  wanted {wanted:?}\n"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} are wrong\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn english_screen_talk_becomes_what_it_means() {
    assert_told(&[
        ("I've trimmed the pauses; click Export to download it.", "I've trimmed the pauses. [export]"),
        ("Click Export in the top right.", "[export]"),
        ("Click the **Export** button in the top-right corner to download your video!", "[export]"),
        ("Cut 3 pauses. You can now click \"Export\" to save it. Enjoy!", "Cut 3 pauses. [export] Enjoy!"),
        ("To download it, click the Export button.", "[export]"),
        ("Once you're happy with it, hit Export.", "[export]"),
        ("Press “Download” in the top right corner to get the file.", "[export]"),
        (
            "I’ve added the title “Click here” and you can click Export to download it.",
            "I’ve added the title “Click here”. [export]",
        ),
        ("Would you like me to export the video now?", "[export]"),
        ("You can export it whenever you like.", "[export]"),
        ("The Export button is in the top right corner.", "[export]"),
        ("Open the media panel to see your clips.", "[tracks]"),
        ("Music added (open the Media panel to change it).", "Music added. [tracks]"),
        ("You can open the timeline panel, where you can adjust the volume.", "[tracks]"),
        ("Drag the clip to the start of the timeline.", ""),
        ("I added the logo. If you'd like to move it, drag it on the canvas.", "I added the logo."),
        ("Drag and drop your files here, and I'll use them as B-roll.", "I'll use them as B-roll."),
        ("Drop the second clip onto the timeline.", ""),
        ("The title is in place, preview it in the timeline.", "The title is in place. [tracks]"),
        ("You can preview the result in the preview window.", "[tracks]"),
        ("Faded in over 2 s. Feel free to preview it!", "Faded in over 2 s. [tracks]"),
        ("You'll see the new title in the timeline.", "[tracks]"),
        ("Press play in the preview window to watch it.", "[tracks]"),
        ("Check your account page for the remaining credits.", "[credits]"),
        (
            "This used 50 credits. You can check your balance under Settings > Billing.",
            "This used 50 credits. [credits]",
        ),
        ("Please upgrade your plan to remove the watermark.", "[credits]"),
        ("Go to Billing to top up.", "[credits]"),
        (
            "I've sped it up 2x. Right-click the clip in the timeline to undo this.",
            "I've sped it up 2x. [tracks]",
        ),
        (
            "Done! 🎬 Cut the intro, added captions, and balanced the audio. 👉 Click Export to finish.",
            "Done! 🎬 Cut the intro, added captions, and balanced the audio. [export]",
        ),
        ("I recommend clicking the Export button when you're ready.", "[export]"),
        (
            "I've trimmed the pauses.\n\nTo export your video:\n1. Click the Export button\n2. Choose MP4\n3. Click Download\n\nThe result is 86 s long.",
            "I've trimmed the pauses.\n\n[export]\n\nThe result is 86 s long.",
        ),
        ("Select the clip in the timeline and press Delete to remove it.", "[tracks]"),
        ("Music added! 您可以点击导出按钮下载视频。", "Music added! [export]"),
        (
            "Preview it in the timeline. Then click Export. You can also preview it in the editor.",
            "[tracks] [export]",
        ),
        (
            "If you want to tweak the volume, select the audio track and use the slider in the right panel.",
            "[tracks]",
        ),
        (
            "I've generated the clip. It has been added to your media library.",
            "I've generated the clip. [tracks]",
        ),
        (
            "Click the play button to preview, and let me know if you'd like any changes!",
            "Let me know if you'd like any changes! [tracks]",
        ),
        ("Everything is set — export it as MP4 from the File menu.", "Everything is set. [export]"),
        ("All done! Go to File > Export to save your video.", "All done! [export]"),
        ("Tap **Export** to finish.", "[export]"),
        (
            "Here's what I did:\n- Trimmed the intro (0–3 s)\n- Music at 35%\n\nNext steps:\n- Click **Preview** to watch it\n- Click **Export** when you're satisfied\n",
            "Here's what I did:\n- Trimmed the intro (0–3 s)\n- Music at 35%\n\n[tracks]\n[export]",
        ),
        ("Want to hear it? Press play on the preview.", "Want to hear it? [tracks]"),
        ("Note: captions can be edited in the text panel on the right.", "[tracks]"),
        ("Tip: hold Shift and drag to select several clips.", ""),
        ("You can find all generated clips under the Assets tab.", "[tracks]"),
        (
            "1. Trimmed the pauses\n2. Set the music volume to 35%\n3. Click Export",
            "1. Trimmed the pauses\n2. Set the music volume to 35%\n[export]",
        ),
        (
            "- Click Export\n- Done: captions added\n- Download button blurred\n- Enter key sound added",
            "[export]\n- Done: captions added\n- Download button blurred\n- Enter key sound added",
        ),
        (
            "1. Click Export\n2. Choose MP4\n3. Save it\n4. Choose 2 shots\n5. Enter \"Beach\"",
            "[export]\n4. Choose 2 shots\n5. Enter \"Beach\"",
        ),
        ("Preview the changes made in the editor.", "[tracks]"),
        ("Try opening the media panel.", "[tracks]"),
        ("Check your remaining credits.", "[credits]"),
        ("You can check how many credits are left in your account.", "[credits]"),
        ("Get more credits to continue.", "[credits]"),
        (
            "The captions are ready. Head over to the Export tab and choose 1080p.",
            "The captions are ready. [export]",
        ),
        ("Simply click on the timeline and drag the edge of the clip to shorten it.", "[tracks]"),
        (
            "You don't have enough credits. Please check your billing settings.",
            "You don't have enough credits. [credits]",
        ),
        (
            "This needs a Pro plan - upgrade your account at the billing page.",
            "This needs a Pro plan. [credits]",
        ),
        (
            "An edit costs about 50 credits; you have 12. Top up to continue.",
            "An edit costs about 50 credits; you have 12. [credits]",
        ),
        (
            "Added music at 35 % - you can adjust the volume in the audio panel.",
            "Added music at 35 %. [tracks]",
        ),
    ]);
}

#[test]
fn chinese_screen_talk_becomes_what_it_means() {
    assert_told(&[
        ("点击右上角的导出按钮", "[export]"),
        ("我已剪掉停顿，点击导出即可下载。", "我已剪掉停顿。[export]"),
        ("请点击右上角的“导出”按钮下载视频。", "[export]"),
        ("停顿已剪掉。您可以点击“导出”按钮保存视频！", "停顿已剪掉。[export]"),
        ("如需下载，请点击右上角的导出。", "[export]"),
        ("您可以导出视频了。", "[export]"),
        ("需要我帮您导出视频吗？", "[export]"),
        ("打开素材面板即可查看片段。", "[tracks]"),
        ("标题已添加（打开左侧的文字面板可以修改）。", "标题已添加。[tracks]"),
        ("请把片段拖拽到时间线上。", ""),
        ("已加上音乐。您可以将音乐拖动到合适的位置。", "已加上音乐。"),
        ("您可以在时间线中预览效果。", "[tracks]"),
        ("已完成剪辑，请在预览窗口中查看效果。", "已完成剪辑。[tracks]"),
        ("可以在账户页面查看剩余积分。", "[credits]"),
        ("本次消耗 50 积分，请到账户中心充值。", "本次消耗 50 积分。[credits]"),
        ("我已将视频加速到 2 倍您可以点击播放按钮预览。", "我已将视频加速到 2 倍。[tracks]"),
        ("下一步：\n1. 点击导出\n2. 选择 MP4\n3. 等待完成\n\n视频长 86 秒。", "[export]\n\n视频长 86 秒。"),
        (
            "我已经为您添加了音乐，音量为35%。如需调整，可以在右侧的音频面板中拖动滑块。",
            "我已经为您添加了音乐，音量为35%。",
        ),
        ("要预览视频，请点击播放键。如果满意，就可以导出啦！", "[tracks] [export]"),
        ("您的积分不足，需要充值后继续。", "您的积分不足。[credits]"),
        ("想调整音量的话，选中音轨后拖动滑块即可。", ""),
        ("视频已导出，请在下载列表中查看。", "视频已导出。[export]"),
        ("剪辑完成后，点击右上角导出。", "[export]"),
        ("视频已生成，可在素材库中找到它，并拖到时间轴上使用。", "视频已生成。[tracks]"),
        ("您可以打开时间线查看轨道，或直接导出。", "[tracks] [export]"),
        ("I cut the intro. 点击导出按钮即可。", "I cut the intro. [export]"),
        (
            "1. 点击导出\n2. 设置背景音乐音量为35%\n3. 完成停顿剪辑\n4. 开始处加了标题",
            "[export]\n2. 设置背景音乐音量为35%\n3. 完成停顿剪辑\n4. 开始处加了标题",
        ),
        (
            "1. 剪掉停顿\n2. 设置背景音乐音量为35%\n3. 点击导出",
            "1. 剪掉停顿\n2. 设置背景音乐音量为35%\n[export]",
        ),
    ]);
}

#[test]
fn what_only_sounds_like_screen_talk_stays_byte_for_byte() {
    let unchanged = [
        "I've added the title \"Click here\" at 0:03.",
        "Added the text: Click here to subscribe",
        "The opening scene is now 3 s shorter.",
        "I open with a shot of the sea, then cut to the beach.",
        "Open with a shot of the sea.",
        "I dragged out the ending by 2 s.",
        "Added a soft drop shadow to the title.",
        "Drop shadow added; the text is white.",
        "Removed the clicks and pops.",
        "Click track added at 120 BPM.",
        "I blurred the menu button in the top left corner.",
        "Your logo is in the top right corner, 2 s long.",
        "You'll see the logo in the top right corner.",
        "The music drops to 35 % while you speak, and the timeline is 24.8 s long.",
        "Your video is ready to export.",
        "Exported settings: MP4, 1080p.",
        "Trimmed 3 pauses, 5.2 s in all.  Crossfaded them.\n\n- Title: “Open the door”\n- Music: Lo-fi\n",
        "To keep the pace, I cut the intro; the credits roll at the end.",
        "When the chorus starts, the picture fades to white.",
        "Which pauses do you mean? I can cut those longer than 1 s, e.g. at 0:12.",
        "I've put 'Drag to unlock' over the phone.",
        "The account name is blurred, and the export of cars is shown as a chart.",
        "I see two people in the window; watch out for the reflection in the window at 0:20.",
        "Look at 0:12 in the timeline: the pause is still there.",
        "Choose between a warm and a cold look: which do you prefer?",
        "I tapped the beat at 120 BPM and hit the drop at 0:15.",
        "She opens the window and drops the keys on the table, so I cut there.",
        "The speaker says click the link below, which I kept.",
        "I moved the clip with the red window to the start, and dropped the second verse.",
        "I'll export it as MP4 for you.",
        "I zoomed in on the Export button at 0:12 and highlighted the menu at 0:20.",
        "In the screen recording, the user opens the settings panel at 0:05; I added a zoom there.",
        "Added an arrow that points to the button in the top right corner.",
        "At 0:05 the cursor clicks the Export button - I slowed that down to 0.5x.",
        "Zoomed in when you click the Export button (0:12–0:15).",
        "Cut everything before you open the settings panel.",
        "When you open the timeline panel at 0:30, the picture now zooms in.",
        "After you click Save at 0:42, I added a 1 s freeze.",
        "Opening title added to the timeline (0-3s)",
        "Opening title added to the timeline",
        "Opening sequence of the app recording trimmed by 3 s",
        "Trim: the clip in the timeline is now 8 s",
        "Change applied in the timeline",
        "Track 3 now shows your closing credits at 0:50",
        "See your end credits at 0:45",
        "See your end credits",
        "去掉了会员标识。",
        "在时间线的0:45可以看到标题。",
        "看到时间线上的标题在0:45出现。",
        "See the new title in the timeline at 0:45.",
        "See the new title in the timeline (0:45).",
        "Opening music lowered in the editor.",
        "Open question: should the music stop at the end?",
        "Your account has 42 credits left.",
        "已将录屏中点击导出按钮的部分放大。",
        "在您点击保存之后加了 1 秒定格。",
        "录屏里打开设置面板的片段保留。",
        "箭头指向右上角的按钮。",
        "已根据节拍点击效果对齐画面。",
        "Done!",
        "",
        "添加了标题「点击这里」。",
        "标题改为：点击关注",
        "已在片尾显示“点击量 10 万”的字样。",
        "点击量用红色显示。",
        "我把结尾拖长了 2 秒。",
        "打开的门那一段放在开头。",
        "已导出为 MP4 格式。",
        "开场镜头缩短到 3 秒，音乐音量 35%。",
        "导出设置：MP4，1080p。",
        "账户名已打码。",
        "按钮的特写放慢到 0.5 倍。",
        "我在右上角加了徽标。",
        "字幕内容：下载我们的应用",
        "开头打开窗户的镜头保留了，拖着箱子的画面剪掉了。",
        "画面里的人点击了按钮，我在那里加了音效。",
        "查看了素材，窗口的反光在 0:20。",
        "时间线共 24.8 秒，包含 3 条轨道。",
    ];
    assert_told(&unchanged.map(|text| (text, text)));
}

#[test]
fn meanings_are_told_once_and_nothing_is_left_of_mere_screen_talk() {
    let translated = translate("Click Export. Preview it in the timeline, or check your account.");
    assert_eq!(
        translated.meanings().into_iter().collect::<Vec<_>>(),
        [Meaning::Export, Meaning::Tracks, Meaning::Credits]
    );
    assert_eq!(translated.kept(), "");
}

proptest! {
    #[test]
    fn no_answer_is_too_much_to_translate(text in "(Click|click|Open| the|panel|“|”|\"|'|’|\\(|\\)|,|;|\\.|\n|1\\. |- |点击|，|。|（|）|导出|请|您可以| and you can | Export|:|：|\\PC){0,60}") {
        let translated = translate(&text);
        translated.kept();
        translated.meanings();
    }
}

#[test]
fn a_long_answer_is_translated_in_good_time() {
    for piece in
        ["and you can ", "click ", "(", "“", "， 您可以", "if you'd like to see it ", ": ", "1. x\n", "'"]
    {
        let text = piece.repeat(65_536 / piece.len());
        translate(&text).kept();
    }
    let clause = format!(", click{}", " and you x".repeat(40));
    translate(&clause.repeat(65_536 / clause.len())).kept();
}
