//! What is found by looking alone, as on a share.

use std::os::unix::fs::PermissionsExt;

use super::*;

#[tokio::test]
async fn a_clip_with_its_prompt_is_ready_once_both_are_quiet() {
    let mut world = World::polled();
    world.write("sub/holiday.mp4", "whole");
    world.write("sub/holiday.prompt.txt", "cut pauses");
    let look = world.look_at(0).await;
    assert_eq!(settling(&look), ["sub/holiday.mp4"]);
    assert_eq!(look.next, Some(world.start + seconds(10)));
    let look = world.look_at(10).await;
    assert_eq!(ready(&look), ["sub/holiday.mp4"]);
    let Ready { identity, material, sidecar, prompt, .. } = &look.ready[0];
    assert_eq!((identity.size, material), (5, &Material::Clip(Kind::Video)));
    assert_eq!(sidecar.as_deref(), Some(Path::new("sub/holiday.prompt.txt")));
    let PromptState::Ready { prompt, .. } = prompt else { panic!("{prompt:?}") };
    assert_eq!(prompt.messages, ["cut pauses"]);
    assert!(!look.is_settling());
}

#[tokio::test]
async fn a_growing_file_is_not_taken() {
    let mut world = World::polled();
    for step in 0..30 {
        world.write("holiday.mp4", &"whole".repeat(step + 1));
        assert!(world.look_at(step as u64 * 9).await.ready.is_empty(), "at step {step}");
    }
    assert_eq!(world.examine.examinations.load(Ordering::SeqCst), 0);
    assert_eq!(ready(&world.look_at(29 * 9 + 10).await), ["holiday.mp4"]);
}

#[tokio::test]
async fn a_file_of_full_size_without_its_index_is_looked_at_until_it_is_whole() {
    let mut world = World::polled();
    world.write("holiday.mp4", "half ....");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    assert_eq!(look.settling[0].reason, "it is not whole media yet: its index is missing");
    assert_eq!(look.next, Some(world.start + seconds(20)));
    world.write("holiday.mp4", "whole....");
    world.look_at(20).await;
    assert_eq!(ready(&world.look_at(30).await), ["holiday.mp4"]);
}

#[tokio::test]
async fn a_file_that_stays_unreadable_is_given_up_after_its_time_and_still_looked_at() {
    let mut world = World::polled();
    world.write("notes.mp4", "words");
    world.write("notes.prompt.txt", "cut");
    world.look_at(0).await;
    assert_eq!(settling(&world.look_at(10).await), ["notes.mp4"]);
    assert_eq!(settling(&world.look_at(609).await), ["notes.mp4"]);
    let look = world.look_at(610).await;
    assert_eq!(look.unreadable[0].looks_like, "a text");
    assert_eq!(look.unreadable[0].prompt.as_deref(), Some(Path::new("notes.prompt.txt")));
    assert_eq!(look.unreadable[0].identity.hash.len(), 64);
    world.write("notes.mp4", "whole now");
    world.look_at(620).await;
    assert_eq!(ready(&world.look_at(630).await), ["notes.mp4"]);
}

#[tokio::test]
async fn with_once_an_unreadable_file_is_given_up_as_soon_as_it_settled() {
    let mut world = World::new(&watch(WatchMode::Poll), true);
    world.write("empty.mp4", "");
    world.write("half.mp4", "half");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    let given_up: Vec<_> = look.unreadable.iter().map(|file| file.looks_like.as_str()).collect();
    assert_eq!(given_up, ["an empty file", "an unfinished file: its index is missing"]);
    assert!(!look.is_settling());
}

#[tokio::test]
async fn an_empty_file_is_never_ready() {
    let mut world = World::polled();
    world.write("holiday.mp4", "");
    for second in [0, 10, 100, 600] {
        let look = world.look_at(second).await;
        assert_eq!(look.settling[0].reason, "it is empty so far", "at {second} s");
    }
    world.write("holiday.mp4", "whole");
    world.look_at(605).await;
    assert_eq!(ready(&world.look_at(615).await), ["holiday.mp4"]);
}

#[tokio::test]
async fn the_prompt_may_come_first_or_last() {
    let mut world = World::polled();
    world.write("first.prompt.txt", "cut");
    world.write("last.mp4", "whole");
    world.look_at(0).await;
    world.write("first.mp4", "whole");
    world.write("last.prompt.txt", "cut");
    let look = world.look_at(10).await;
    assert_eq!(ready(&look), ["last.mp4"]);
    assert_eq!(look.ready[0].prompt, PromptState::Settling("last.prompt.txt".into()));
    assert!(look.is_settling());
    let look = world.look_at(20).await;
    assert_eq!(ready(&look), ["first.mp4", "last.mp4"]);
    assert!(look.ready.iter().all(is_prompted));
}

#[tokio::test]
async fn an_empty_or_broken_prompt_keeps_its_clip_waiting() {
    let mut world = World::polled();
    for name in ["empty", "blank", "broken", "missing"] {
        world.write(&format!("{name}.mp4"), "whole");
    }
    world.write("empty.prompt.txt", "");
    world.write("blank.prompt.txt", " \n");
    fs::write(world.path("broken.prompt.txt"), b"f\xfcr").expect("it is written");
    world.look_at(0).await;
    let look = world.look_at(10).await;
    let states: Vec<_> = look.ready.iter().map(|ready| ready.prompt.clone()).collect();
    let reason = "broken.prompt.txt is not UTF-8 text (line 1); save it again as UTF-8".to_string();
    assert_eq!(
        states,
        [
            PromptState::Empty("blank.prompt.txt".into()),
            PromptState::Broken("broken.prompt.txt".into(), reason),
            PromptState::Empty("empty.prompt.txt".into()),
            PromptState::Missing,
        ]
    );
    assert!(!look.is_settling(), "they wait for a person");
}

#[tokio::test]
async fn a_prompt_that_is_written_anew_is_read_anew() {
    let mut world = World::polled();
    world.write("a.mp4", "whole");
    world.write("a.prompt.txt", "cut");
    world.look_at(0).await;
    world.look_at(10).await;
    world.write("a.prompt.txt", "cut more");
    assert_eq!(world.look_at(20).await.ready[0].prompt, PromptState::Settling("a.prompt.txt".into()));
    let look = world.look_at(30).await;
    let PromptState::Ready { prompt, .. } = &look.ready[0].prompt else { panic!("{look:?}") };
    assert_eq!(prompt.messages, ["cut more"]);
}

#[tokio::test]
async fn the_prompt_of_the_whole_name_wins_over_that_of_the_stem() {
    let mut world = World::polled();
    for (name, content) in
        [("a.mp4", "whole"), ("a.mov", "whole"), ("a.mp4.prompt.txt", "mine"), ("a.prompt.txt", "for all")]
    {
        world.write(name, content);
    }
    world.look_at(0).await;
    let look = world.look_at(10).await;
    let prompts: Vec<_> = look.ready.iter().filter_map(|ready| ready.sidecar.as_deref()).collect();
    assert_eq!(prompts, [Path::new("a.prompt.txt"), Path::new("a.mp4.prompt.txt")]);
}

#[tokio::test]
async fn a_file_of_another_type_is_told_of_only_if_somebody_wants_it_edited() {
    let mut world = World::new(&watch(WatchMode::Poll), true);
    for (name, content) in [
        ("talk.mts", "x"),
        ("talk.prompt.txt", "cut"),
        ("film.mp4", "whole"),
        ("film.srt", "x"),
        ("film.prompt.txt", "cut"),
        ("notes.pdf", "x"),
    ] {
        world.write(name, content);
    }
    world.look_at(0).await;
    let look = world.look_at(10).await;
    assert_eq!(ready(&look), ["film.mp4"]);
    assert_eq!(look.unreadable.len(), 1, "{:?}", look.unreadable);
    assert_eq!(look.unreadable[0].path, Path::new("talk.mts"));
    assert!(look.unreadable[0].looks_like.starts_with("a file of another type"));
}

#[tokio::test]
async fn a_new_mode_queues_nothing_twice() {
    let mut world = World::polled();
    world.write("a.mp4", "whole");
    world.look_at(0).await;
    let before = world.look_at(10).await.ready[0].identity.clone();
    fs::set_permissions(world.path("a.mp4"), fs::Permissions::from_mode(0o600)).expect("a new mode");
    world.look_at(20).await;
    let after = world.look_at(30).await.ready[0].identity.clone();
    assert!(before.same_content(&after));
    assert_eq!(before, after);
}

#[tokio::test]
async fn new_content_under_an_old_name_is_another_identity() {
    let mut world = World::polled();
    world.write("a.mp4", "whole 1");
    world.look_at(0).await;
    let before = world.look_at(10).await.ready[0].identity.clone();
    world.write("a.mp4", "whole 2");
    world.look_at(20).await;
    assert!(!world.look_at(30).await.ready[0].identity.same_content(&before));
}

#[tokio::test]
async fn a_settled_clip_is_examined_once() {
    let mut world = World::polled();
    world.write("a.mp4", "whole");
    for second in [0, 10, 20, 30, 400] {
        world.look_at(second).await;
    }
    assert_eq!(world.examine.examinations.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn an_unmounted_inbox_yields_nothing_and_forgets_nothing() {
    let mut world = World::polled();
    world.write("a.mp4", "whole");
    world.look_at(0).await;
    world.look_at(10).await;
    let away = world.folder.path().join("away");
    fs::rename(world.inbox.root(), &away).expect("it is unmounted");
    fs::create_dir(world.inbox.root()).expect("its mount point stays");
    let look = world.look_at(20).await;
    assert!(look.unmounted && look.ready.is_empty());
    assert!(look.troubles[0].contains("is not mounted"), "{:?}", look.troubles);
    assert!(look.is_doubtful(Path::new("a.mp4")));
    assert!(world.why(&look, "a.mp4").contains("is not mounted"));
    fs::remove_dir(world.inbox.root()).expect("the mount point goes");
    fs::rename(&away, world.inbox.root()).expect("it is mounted again");
    assert_eq!(ready(&world.look_at(30).await), ["a.mp4"]);
    assert_eq!(world.examine.examinations.load(Ordering::SeqCst), 1, "it is known as before");
}

#[tokio::test]
async fn an_inbox_that_had_its_marker_is_not_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("inbox");
    let (mut inbox, _) = open(&root, &watch(WatchMode::Poll), false, true);
    assert!(inbox.look(Instant::now()).await.unmounted);
    assert!(!root.exists());
    let (mut inbox, _) = open(&root, &watch(WatchMode::Poll), false, false);
    assert!(!inbox.look(Instant::now()).await.unmounted);
    assert!(root.join(MARKER).exists());
}

#[tokio::test]
async fn files_from_before_the_start_settle_like_all_others() {
    let world = World::polled();
    world.write("a.mp4", "whole");
    let (mut inbox, _) = open(world.inbox.root(), &watch(WatchMode::Auto), false, true);
    assert_eq!(settling(&inbox.look(world.start).await), ["a.mp4"]);
    assert_eq!(ready(&inbox.look(world.start + seconds(10)).await), ["a.mp4"]);
}

#[tokio::test]
async fn hundreds_of_clips_are_examined_once_each_and_the_first_do_not_wait_for_the_last() {
    let mut world = World::polled();
    for number in 0..500 {
        world.write(&format!("{number:03}.mp4"), "whole");
        world.write(&format!("{number:03}.prompt.txt"), "cut");
    }
    world.look_at(0).await;
    tokio::time::pause();
    *world.examine.takes.lock().expect("it is not poisoned") = seconds(1);
    let first = world.look_at(10).await;
    assert!(first.ready.iter().any(is_prompted));
    let cost = world.inbox.last.as_ref().map(|last| last.cost);
    assert!(cost < Some(seconds(1)), "examining does not make the next event wait");
    assert!(first.ready.len() < 100, "{} are examined in the first look", first.ready.len());
    let mut last = first;
    while last.next == Some(world.start + seconds(10)) {
        last = world.look_at(10).await;
    }
    assert_eq!(last.ready.iter().filter(|ready| is_prompted(ready)).count(), 500);
    assert_eq!(world.examine.examinations.load(Ordering::SeqCst), 500);
}

#[tokio::test]
async fn the_wait_ends_when_something_settles() {
    tokio::time::pause();
    let mut world = World::polled();
    world.write("a.mp4", "whole");
    world.inbox.look(Instant::now()).await;
    let before = Instant::now();
    world.inbox.wait(None).await;
    assert_eq!(before.elapsed().as_secs(), 10);
    let look = world.inbox.look(Instant::now()).await;
    assert_eq!(ready(&look), ["a.mp4"]);
    let before = Instant::now();
    world.inbox.wait(None).await;
    assert_eq!(before.elapsed().as_secs(), 15, "what is polled is polled");
    world.inbox.look(Instant::now()).await;
    world.inbox.wait(Some(Instant::now())).await;
    assert_eq!(before.elapsed().as_secs(), 15, "the deadline counts");
}

#[tokio::test]
async fn a_mount_within_the_inbox_that_went_away_leaves_its_files_in_doubt() {
    let mut world = World::polled();
    let folder = |path: &str, device| scan::Folder {
        path: path.into(),
        device,
        inode: 1,
        files: Vec::new(),
        copying: Vec::new(),
    };
    let scan = |cam| Scan { folders: vec![folder("", 1), folder("cam", cam)], ..Scan::default() };
    let mut mounted = Look::default();
    world.inbox.report(scan(2), &mut mounted);
    assert!(!mounted.is_doubtful(Path::new("cam/a.mp4")) && mounted.troubles.is_empty());
    let mut away = Look::default();
    world.inbox.report(scan(1), &mut away);
    assert!(away.is_doubtful(Path::new("cam/a.mp4")) && !away.is_doubtful(Path::new("b.mp4")));
    assert!(away.troubles[0].contains("mount it again"), "{:?}", away.troubles);
    let mut back = Look::default();
    world.inbox.report(scan(2), &mut back);
    assert!(!back.is_doubtful(Path::new("cam/a.mp4")));
}

#[tokio::test]
async fn a_file_whose_folder_cannot_be_read_for_a_while_is_not_forgotten() {
    let now = Instant::now();
    let stamp = settle::Stamp { size: 5, modified: (1, 0), changed: (1, 0), device: 1, inode: 7 };
    let says = names::classify(std::ffi::OsStr::new("a.mp4"));
    let found = scan::Found { name: "a.mp4".into(), says, stamp };
    let there = Scan {
        folders: vec![scan::Folder {
            path: "sub".into(),
            device: 1,
            inode: 1,
            files: vec![found],
            copying: Vec::new(),
        }],
        ..Scan::default()
    };
    let unread = Scan { unread: vec!["sub".into()], ..Scan::default() };
    let (mut files, patience) = (Files::default(), World::polled().inbox.patience);
    let settles = |files: &mut Files, scan: &Scan| {
        let candidates = Candidates::of(scan);
        files.observe(Path::new("/in"), scan, &candidates, &Hints::default(), now + seconds(10));
        files.tasks(&candidates, &patience, now + seconds(10), 10).0.len()
    };
    files.observe(Path::new("/in"), &there, &Candidates::of(&there), &Hints::default(), now);
    assert_eq!(settles(&mut files, &unread), 0);
    assert_eq!(settles(&mut files, &there), 1, "its time went on");
    assert_eq!(settles(&mut files, &Scan::default()), 0);
    assert_eq!(settles(&mut files, &there), 0, "a file that was really gone starts over");
}

#[tokio::test]
async fn a_file_that_is_replaced_by_a_link_meanwhile_is_not_read() {
    let mut world = World::polled();
    world.write("a.mp4", "whole");
    let stamp = settle::Stamp::of(&fs::symlink_metadata(world.path("a.mp4")).expect("it is there"));
    fs::rename(world.path("a.mp4"), world.folder.path().join("secret.mp4")).expect("it moves");
    std::os::unix::fs::symlink("../secret.mp4", world.path("a.mp4")).expect("a link");
    let task = work::Task::Clip { path: "a.mp4".into(), stamp, examine: true };
    let outcomes = work::carry_out(world.inbox.root(), vec![task], &*world.examine).await;
    assert!(!matches!(&outcomes[0].found, work::Found::Clip { identity: Some(_), .. }), "{outcomes:?}");
    assert_eq!(world.examine.examinations.load(Ordering::SeqCst), 0);
    assert!(world.look_at(0).await.ready.is_empty());
}

#[tokio::test]
async fn an_inbox_that_goes_away_during_a_look_yields_nothing() {
    let mut world = World::polled();
    world.write("a.mp4", "whole");
    world.look_at(0).await;
    world.inbox.f_type = |folder| fs::remove_file(folder.join(MARKER)).map(|()| 0xEF53);
    let look = world.look_at(10).await;
    assert!(look.unmounted && look.ready.is_empty(), "{look:?}");
}

/// Finds every file whole, and lets it grow while it looks.
struct Growing;

impl Examine for Growing {
    fn examine<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Examined> {
        Box::pin(async move {
            let mut file = OpenOptions::new().append(true).open(path).expect("it opens");
            file.write_all(b" and more").expect("it is written");
            Examined::Media(Kind::Video)
        })
    }
}

#[tokio::test]
async fn a_clip_that_changes_while_it_is_examined_starts_over() {
    let mut world = World::polled();
    world.write("a.mp4", "whole");
    world.inbox.examine = Arc::new(Growing);
    world.look_at(0).await;
    let look = world.look_at(10).await;
    assert!(look.ready.is_empty());
    assert_eq!(look.settling[0].until, Some(world.start + seconds(20)));
    world.inbox.examine = world.examine.clone();
    assert_eq!(world.look_at(20).await.ready[0].identity.size, 14);
}
