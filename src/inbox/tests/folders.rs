//! Folders that are one job, links, words, prompts for results, and the settings of folders.

use super::*;

fn members(look: &Look) -> Vec<String> {
    let Some(Ready { material: Material::Folder(members), .. }) = look.ready.first() else {
        panic!("{:?}", look.ready)
    };
    members.iter().map(|member| shown(&member.path)).collect()
}

#[tokio::test]
async fn a_folder_with_a_prompt_beside_it_is_one_job_with_all_its_media() {
    let mut world = World::polled();
    for name in ["trip/b.mp4", "trip/a.jpg", "trip/day 2/c.mov", "trip/notes.txt"] {
        world.write(name, "whole");
    }
    world.write("trip/b.prompt.txt", "not asked");
    world.write("trip.prompt.txt", "one film");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    assert_eq!(ready(&look), ["trip"]);
    assert_eq!(members(&look), ["a.jpg", "b.mp4", "day 2/c.mov"]);
    assert!(is_prompted(&look.ready[0]) && !look.is_settling());
}

#[tokio::test]
async fn a_folder_is_taken_only_when_nothing_more_comes_into_it() {
    let mut world = World::polled();
    world.write("trip.prompt.txt", "one film");
    world.write("trip/a.mp4", "whole");
    world.look_at(0).await;
    world.write("trip/b.mp4", "whole");
    assert_eq!(settling(&world.look_at(9).await), ["trip"]);
    assert_eq!(settling(&world.look_at(18).await), ["trip"], "b came at the ninth second");
    world.write("trip/c.mp4.part", "x");
    let look = world.look_at(30).await;
    let why = world.why(&look, "trip");
    assert!(why.contains("c.mp4.part in it is still being copied, and is waited for until nothing"), "{why}");
    fs::rename(world.path("trip/c.mp4.part"), world.path("trip/c.mp4")).expect("it is renamed");
    assert_eq!(settling(&world.look_at(31).await), ["trip"]);
    fs::write(world.path("trip/c.mp4"), "whole").expect("it is written");
    world.look_at(41).await;
    assert_eq!(members(&world.look_at(51).await), ["a.mp4", "b.mp4", "c.mp4"]);
}

#[tokio::test]
async fn a_copy_that_somebody_left_in_a_folder_is_waited_for_only_while_something_changes() {
    let mut world = World::polled();
    world.write("trip.prompt.txt", "one film");
    world.write("trip/a.mp4", "whole");
    world.write("trip/sub/b.mp4.part", "x");
    world.look_at(0).await;
    let look = world.look_at(300).await;
    assert_eq!(settling(&look), ["trip"]);
    assert_eq!(look.next, Some(world.start + seconds(600)));
    world.write("trip/sub/b.mp4.part", "xx");
    world.look_at(590).await;
    assert_eq!(settling(&world.look_at(1189).await), ["trip"], "it grew meanwhile");
    assert_eq!(members(&world.look_at(1190).await), ["a.mp4"]);
}

/// What becomes of what `scan` found, each with its verdict, for those who wait or not.
fn judged(scan: &Scan, outcomes: Vec<work::Outcome>, give_up: Duration) -> Look {
    let (mut files, mut look, start) = (Files::default(), Look::default(), Instant::now());
    let patience = Patience { settle: seconds(10), rescan: seconds(300), give_up };
    let candidates = Candidates::of(scan);
    files.observe(Path::new("/in"), scan, &candidates, &Hints::default(), start);
    for outcome in outcomes {
        files.learn(outcome, &patience, start + seconds(10));
    }
    files.judge(&candidates, &patience, start + seconds(10), &mut look);
    look
}

fn folder_of(path: &str, names: &[&str]) -> scan::Folder {
    let stamp = settle::Stamp { size: 5, modified: (1, 0), changed: (1, 0), device: 1, inode: 7 };
    let found = |name: &&str| scan::Found {
        name: (*name).into(),
        says: names::classify(std::ffi::OsStr::new(name)),
        stamp,
    };
    let files = names.iter().map(found).collect();
    scan::Folder { path: path.into(), device: 1, inode: 1, files, copying: Vec::new() }
}

#[tokio::test]
async fn a_text_that_cannot_be_read_is_told_and_not_waited_for_without_end() {
    let scan = Scan { folders: vec![folder_of("", &["far.url", "lone.prompt.txt"])], ..Scan::default() };
    let outcome = |path: &str| {
        let reason = "it cannot be read: permission denied; let dropcut read it".to_string();
        let found = work::Found::Clip { verdict: Some(Examined::Incomplete(reason)), identity: None };
        work::Outcome { path: path.into(), found }
    };
    let outcomes = || vec![outcome("far.url"), outcome("lone.prompt.txt")];
    let look = judged(&scan, outcomes(), seconds(600));
    assert_eq!(look.settling[0].reason, "it cannot be read: permission denied; let dropcut read it");
    assert!(look.next.is_some(), "it is tried again");
    let look = judged(&scan, outcomes(), Duration::ZERO);
    assert!(!look.is_settling(), "{look:?}");
    assert!(look.troubles[0].starts_with("far.url is not taken: it cannot be read"), "{:?}", look.troubles);
    assert_eq!(look.troubles.len(), 2);
    assert!(judged(&scan, Vec::new(), Duration::ZERO).is_settling(), "it is not read yet");
}

#[tokio::test]
async fn a_folder_that_cannot_be_read_whole_is_never_taken_in_part() {
    let folders = vec![folder_of("", &["trip.prompt.txt"]), folder_of("trip", &["a.mp4"])];
    let scan = Scan { folders, unread: vec!["trip/sub".into()], ..Scan::default() };
    let look = judged(&scan, Vec::new(), seconds(600));
    assert!(look.settling[0].reason.contains("let dropcut read all that is in it"), "{look:?}");
    let look = judged(&scan, Vec::new(), Duration::ZERO);
    assert!(look.ready.is_empty() && look.settling.is_empty(), "{look:?}");
}

#[tokio::test]
async fn a_folder_that_holds_something_unplayable_is_given_up_as_a_whole() {
    let mut world = World::new(&watch(WatchMode::Poll), true);
    world.write("trip.prompt.txt", "one film");
    world.write("trip/a.mp4", "whole");
    world.write("trip/b.mp4", "words");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    assert!(look.ready.is_empty());
    assert_eq!(look.unreadable[0].looks_like, "a text (b.mp4 in it)");
    assert_eq!(look.unreadable[0].members.as_ref().map(|members| members.len()), Some(2));
}

#[tokio::test]
async fn a_prompt_beside_a_clip_and_a_folder_is_for_the_clip() {
    let mut world = World::polled();
    for name in ["trip.mp4", "trip/a.mp4"] {
        world.write(name, "whole");
    }
    world.write("trip.prompt.txt", "cut");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    assert_eq!(ready(&look), ["trip.mp4", "trip/a.mp4"]);
    assert_eq!(look.ready[1].prompt, PromptState::Missing);
}

#[tokio::test]
async fn a_file_of_another_type_takes_no_prompt_of_a_folder_or_of_a_result() {
    let mut world = World::new(&watch(WatchMode::Poll), true);
    for (name, content) in [
        ("trip/a.mp4", "whole"),
        ("Trip.zip", "x"),
        ("trip.prompt.txt", "one film"),
        ("pack/a.mp4", "whole"),
        ("pack.zip", "x"),
        ("pack.zip.prompt.txt", "cut"),
        ("holiday.edited.v2 (2).srt", "x"),
        ("holiday.edited.v2 (2).prompt.txt", "louder"),
    ] {
        world.write(name, content);
    }
    world.look_at(0).await;
    let look = world.look_at(10).await;
    assert_eq!(ready(&look), ["trip", "pack/a.mp4"]);
    let refused: Vec<_> = look.unreadable.iter().map(|file| shown(&file.path)).collect();
    assert_eq!(refused, ["pack.zip"], "only that of which the whole name is given");
    assert_eq!(look.alone[0].path, Path::new("holiday.edited.v2 (2).prompt.txt"));
}

#[tokio::test]
async fn links_and_words_are_ready_without_being_media() {
    let mut world = World::polled();
    world.write("far.url", "https://example.com/a.mp4");
    world.write("far.prompt.txt", "cut");
    world.write("sea.generate.txt", "waves at dawn");
    world.write("show.generate.txt", "slowly");
    world.write("show/1.jpg", "whole");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    assert_eq!(ready(&look), ["far.url", "sea.generate.txt", "show"]);
    assert!(look.ready.iter().all(is_prompted));
    assert_eq!(look.ready[1].sidecar, None, "the words are the thing itself");
    assert_eq!(look.ready[2].sidecar.as_deref(), Some(Path::new("show.generate.txt")));
    assert_eq!(world.examine.examinations.load(Ordering::SeqCst), 1, "only the picture");
}

#[tokio::test]
async fn a_prompt_for_nothing_that_lies_there_is_told_apart() {
    let mut world = World::polled();
    world.write("holiday.edited.prompt.txt", "and louder");
    assert!(world.look_at(0).await.is_settling());
    world.look_at(5).await;
    world.write("dropcut-folder.yaml", "format: webm");
    world.look_at(9).await;
    assert!(world.look_at(10).await.is_settling(), "the settings of its folder still settle");
    let look = world.look_at(19).await;
    assert!(look.ready.is_empty() && !look.is_settling());
    assert_eq!(look.alone[0].material, Material::Prompt { subject: "holiday.edited".into() });
    assert!(is_prompted(&look.alone[0]));
}

#[tokio::test]
async fn a_prompt_waits_for_the_clip_that_is_being_copied_beside_it() {
    let mut world = World::polled();
    world.write("holiday.edited.prompt.txt", "and louder");
    world.write("Holiday.edited.mp4.part", "x");
    world.write("holiday.edited (2).prompt.txt", "and softer");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    let alone: Vec<_> = look.alone.iter().map(|ready| shown(&ready.path)).collect();
    assert_eq!(alone, ["holiday.edited (2).prompt.txt"]);
    let why = world.why(&look, "holiday.edited.prompt.txt");
    assert!(why.contains("waits for Holiday.edited.mp4.part, which is still being copied"), "{why}");
    assert!(candidates::becomes(".syncthing.holiday.edited.mp4.tmp", "holiday.edited"));
}

#[tokio::test]
async fn the_settings_of_a_folder_hold_for_it_and_below() {
    let mut world = World::polled();
    world.write("dropcut-folder.yaml", "language: de\nformat: webm\n");
    world.write("cam/dropcut-folder.yaml", "prompt: cut pauses\nsession: shared\nformat: mov\n");
    world.write("cam/day/a.mp4", "whole");
    world.write("cam/day/b.mp4", "whole");
    world.write("cam/day/b.prompt.txt", "---\nformat: mkv\n---\nmute it");
    world.write("cam/own/dropcut-folder.yaml", "session: own");
    world.write("cam/own/c.mp4", "whole");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    let asked: Vec<_> = look
        .ready
        .iter()
        .map(|ready| {
            let PromptState::Ready { prompt, shared } = &ready.prompt else { panic!("{ready:?}") };
            let format = prompt.format.map(crate::media::Format::extension);
            (prompt.messages[0].as_str(), format, prompt.language.as_deref(), shared.as_deref())
        })
        .collect();
    let cam = Some(Path::new("cam"));
    assert_eq!(
        asked,
        [
            ("cut pauses", Some("mov"), Some("de"), cam),
            ("mute it", Some("mkv"), Some("de"), cam),
            ("cut pauses", Some("mov"), Some("de"), None),
        ]
    );
    assert_eq!(look.ready[0].sidecar, None, "settings are not put away with a clip");
}

#[tokio::test]
async fn clips_without_a_prompt_of_their_own_share_that_of_their_folder() {
    let mut world = World::polled();
    world.write("dropcut-folder.yaml", "prompt: cut pauses\nlanguage: de");
    world.write("cam/dropcut-folder.yaml", "format: webm");
    for name in ["cam/1/a.mp4", "cam/1/b.mp4", "cam/2/c.mp4"] {
        world.write(name, "whole");
    }
    world.look_at(0).await;
    let look = world.look_at(10).await;
    let prompts: Vec<_> = look
        .ready
        .iter()
        .map(|ready| match &ready.prompt {
            PromptState::Ready { prompt, .. } => prompt,
            state => panic!("{state:?}"),
        })
        .collect();
    assert_eq!(prompts.len(), 3);
    assert!(prompts.iter().all(|prompt| Arc::ptr_eq(prompt, prompts[0])), "{prompts:?}");
    assert_eq!(prompts[0].format, Some(crate::media::Format::Webm));
}

#[tokio::test]
async fn clips_wait_while_the_settings_of_their_folder_cannot_be_used() {
    let mut world = World::polled();
    world.write("a.mp4", "whole");
    world.write("a.prompt.txt", "cut");
    world.write("dropcut-folder.yaml", "priority: high");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    let PromptState::Broken(path, words) = &look.ready[0].prompt else { panic!("{look:?}") };
    assert_eq!(path, Path::new("dropcut-folder.yaml"));
    assert!(words.contains("`high` is not a priority; write a whole number"), "{words}");
}
