//! The inbox on real files. Where time matters it is passed in; where events matter they are waited for.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::BoxFuture;
use tempfile::TempDir;

use super::*;
use crate::config::WatchMode;
use crate::media::Kind;

/// Takes a file that begins with `whole` for media, `half` for an unfinished one, and counts its work.
#[derive(Default)]
struct ByFirstWord {
    examinations: AtomicUsize,
}

impl Examine for ByFirstWord {
    fn examine<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Examined> {
        self.examinations.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            match fs::read(path) {
                Ok(bytes) if bytes.starts_with(b"whole") => {
                    Examined::Media(Kind::of(path).unwrap_or(Kind::Video))
                }
                Ok(bytes) if bytes.starts_with(b"half") => {
                    Examined::Incomplete("its index is missing".into())
                }
                Ok(_) => Examined::NotMedia("a text".into()),
                Err(error) => Examined::Incomplete(format!("it cannot be read: {error}")),
            }
        })
    }
}

struct World {
    folder: TempDir,
    inbox: Inbox,
    examine: Arc<ByFirstWord>,
    start: Instant,
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn watch(mode: WatchMode) -> config::Watch {
    config::Watch { mode, ..config::Watch::default() }
}

fn open(root: &Path, watch: &config::Watch, once: bool, known: bool) -> (Inbox, Arc<ByFirstWord>) {
    let examine = Arc::new(ByFirstWord::default());
    (Inbox::open(root, watch, once, known, examine.clone()).expect("it opens"), examine)
}

impl World {
    fn new(watch: &config::Watch, once: bool) -> World {
        let folder = tempfile::tempdir().expect("a folder");
        let (inbox, examine) = open(&folder.path().join("inbox"), watch, once, false);
        World { folder, inbox, examine, start: Instant::now() }
    }

    /// Without events: what is seen is seen by looking.
    fn polled() -> World {
        World::new(&watch(WatchMode::Poll), false)
    }

    /// With events, and so long a `settle` that only they can make a file ready.
    fn watched() -> World {
        World::new(&config::Watch { settle: seconds(3600), ..watch(WatchMode::Events) }, false)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.inbox.root().join(name)
    }

    fn write(&self, name: &str, content: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
        fs::write(path, content).expect("it is written");
    }

    async fn look_at(&mut self, second: u64) -> Look {
        self.inbox.look(self.start + seconds(second)).await
    }

    /// Looks as often as the inbox itself finds worthwhile, until `enough`.
    async fn look_until(&mut self, enough: impl Fn(&Look) -> bool) -> Look {
        let looking = async {
            loop {
                self.inbox.wait(None).await;
                let look = self.inbox.look(Instant::now()).await;
                if enough(&look) {
                    return look;
                }
            }
        };
        tokio::time::timeout(seconds(20), looking).await.expect("it is noticed in time")
    }

    fn why(&self, look: &Look, name: &str) -> String {
        explain(look, self.inbox.root(), Path::new(name), self.start + seconds(1))
    }
}

fn ready(look: &Look) -> Vec<String> {
    look.ready.iter().map(|ready| shown(&ready.path)).collect()
}

fn settling(look: &Look) -> Vec<String> {
    look.settling.iter().map(|settling| shown(&settling.path)).collect()
}

fn is_prompted(ready: &Ready) -> bool {
    matches!(ready.prompt, PromptState::Ready { .. })
}

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
    let Ready { identity, kind, prompt, .. } = &look.ready[0];
    assert_eq!((identity.size, *kind), (5, Kind::Video));
    let PromptState::Ready { path, prompt, text, .. } = prompt else { panic!("{prompt:?}") };
    assert_eq!((path.as_path(), &**text), (Path::new("sub/holiday.prompt.txt"), "cut pauses"));
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
    let PromptState::Ready { text, .. } = &look.ready[0].prompt else { panic!("{look:?}") };
    assert_eq!(&**text, "cut more");
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
    let prompts: Vec<_> = look.ready.iter().filter_map(|ready| ready.prompt.path()).collect();
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
    assert!(look.unreadable[0].looks_like.starts_with("not a type that dropcut takes: mp4 mov"));
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
async fn thousands_of_files_come_in_by_batches_and_each_is_examined_once() {
    let mut world = World::polled();
    for number in 0..500 {
        world.write(&format!("{number:03}.mp4"), "whole");
        world.write(&format!("{number:03}.prompt.txt"), "cut");
    }
    world.look_at(0).await;
    let mut looks = 0;
    let look = loop {
        let look = world.look_at(10).await;
        looks += 1;
        if look.next != Some(world.start + seconds(10)) {
            break look;
        }
    };
    assert!(looks > 10, "{looks} looks");
    assert_eq!(look.ready.iter().filter(|ready| is_prompted(ready)).count(), 500);
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
async fn a_clip_that_its_writer_closed_need_not_wait() {
    let mut world = World::watched();
    world.look_until(|_| true).await;
    world.write("a.prompt.txt", "cut");
    world.write("a.mp4", "whole");
    let look = world.look_until(|look| look.ready.iter().any(is_prompted)).await;
    assert_eq!(ready(&look), ["a.mp4"]);
}

#[tokio::test]
async fn a_clip_that_is_still_open_waits() {
    let mut world = World::watched();
    world.look_until(|_| true).await;
    let mut file = fs::File::create(world.path("a.mp4")).expect("it is made");
    file.write_all(b"whole").expect("it is written");
    let look = world.look_until(|look| !look.settling.is_empty()).await;
    assert!(look.ready.is_empty());
    drop(file);
    world.look_until(|look| !look.ready.is_empty()).await;
}

#[tokio::test]
async fn a_closed_clip_that_is_written_again_waits_again() {
    let mut world = World::watched();
    world.look_until(|_| true).await;
    world.write("a.mp4", "whole");
    world.look_until(|look| !look.ready.is_empty()).await;
    let mut file = OpenOptions::new().append(true).open(world.path("a.mp4")).expect("it opens");
    file.write_all(b" and more").expect("it is written");
    world.look_until(|look| look.ready.is_empty() && !look.settling.is_empty()).await;
    drop(file);
    world.look_until(|look| look.ready.iter().any(|ready| ready.identity.size == 14)).await;
}

#[tokio::test]
async fn a_rename_into_place_and_a_hard_link_are_noticed() {
    let mut world = World::watched();
    world.look_until(|_| true).await;
    let outside = world.folder.path().join("outside.mp4");
    fs::write(&outside, "whole").expect("it is written");
    fs::hard_link(&outside, world.path("linked.mp4")).expect("a link");
    world.look_until(|look| settling(look) == ["linked.mp4"]).await;
    fs::rename(&outside, world.path("moved.mp4")).expect("it moves");
    world.look_until(|look| settling(look) == ["linked.mp4", "moved.mp4"]).await;
}

#[tokio::test]
async fn a_download_that_gets_its_name_when_it_is_done_need_not_wait() {
    let mut world = World::watched();
    world.look_until(|_| true).await;
    world.write("a.mp4.part", "whole");
    fs::rename(world.path("a.mp4.part"), world.path("a.mp4")).expect("it is renamed");
    assert_eq!(ready(&world.look_until(|look| !look.ready.is_empty()).await), ["a.mp4"]);
}

#[tokio::test]
async fn two_hundred_clips_at_once_are_all_taken() {
    let mut world = World::watched();
    world.look_until(|_| true).await;
    for number in 0..200 {
        world.write(&format!("{number:03}.mp4"), "whole");
    }
    world.look_until(|look| look.ready.len() == 200).await;
}

#[tokio::test]
async fn a_folder_that_is_made_later_is_watched_too() {
    let mut world = World::watched();
    world.look_until(|_| true).await;
    world.write("new/deeper/a.mp4", "whole");
    world.look_until(|look| look.settling.len() + look.ready.len() == 1).await;
    world.write("new/deeper/b.mp4", "whole");
    world.look_until(|look| ready(look).contains(&"new/deeper/b.mp4".to_string())).await;
}

#[tokio::test]
async fn a_folder_that_was_removed_and_made_anew_is_watched_again() {
    let mut world = World::watched();
    fs::create_dir(world.path("sub")).expect("a folder");
    world.look_until(|_| true).await;
    fs::remove_dir(world.path("sub")).expect("it goes");
    fs::create_dir(world.path("sub")).expect("it comes back");
    world.look_until(|_| true).await;
    world.write("sub/a.mp4", "whole");
    world.look_until(|look| ready(look) == ["sub/a.mp4"]).await;
}

#[tokio::test]
async fn a_folder_that_moved_is_watched_under_its_new_name() {
    let mut world = World::watched();
    fs::create_dir_all(world.path("old/deep")).expect("a folder");
    world.look_until(|_| true).await;
    fs::rename(world.path("old"), world.path("new")).expect("it moves");
    world.look_until(|_| true).await;
    world.write("new/deep/a.mp4", "whole");
    world.look_until(|look| ready(look) == ["new/deep/a.mp4"]).await;
}

#[tokio::test]
async fn our_own_reading_wakes_nobody() {
    let mut world = World::watched();
    world.write("a.mp4", "whole");
    world.look_until(|_| true).await;
    fs::read(world.path("a.mp4")).expect("it is read");
    // The event of the second file shows that those of the reading before it have passed.
    world.write("b.part", "x");
    fs::rename(world.path("b.part"), world.path("b.mp4")).expect("it is renamed");
    let look = world.look_until(|_| true).await;
    assert!(settling(&look).contains(&"a.mp4".to_string()) || look.settling.is_empty(), "{look:?}");
}

#[tokio::test]
async fn the_return_of_the_marker_is_noticed() {
    let mut world = World::watched();
    world.write("a.mp4", "whole");
    world.look_until(|_| true).await;
    fs::remove_file(world.path(MARKER)).expect("it goes");
    world.look_until(|look| look.unmounted).await;
    world.write(MARKER, "");
    assert_eq!(settling(&world.look_until(|look| !look.unmounted).await), ["a.mp4"]);
}

#[tokio::test]
async fn every_name_in_the_inbox_is_explained() {
    let mut world = World::polled();
    for (name, content) in [
        ("ok.mp4", "whole"),
        ("ok.prompt.txt", "cut"),
        ("lone.mp4", "whole"),
        ("blank.mp4", "whole"),
        ("blank.prompt.txt", "\n"),
        ("half.mp4", "half"),
        ("both.mp4", "whole"),
        ("both.mp4.prompt.txt", "cut"),
        ("both.prompt.txt", "cut"),
        ("orphan.prompt.txt", "cut"),
        ("bad.mp4", "whole"),
        ("bad.prompt.txt", "---\nlanguge: de\n---\ncut"),
        ("trip/a.mp4", "whole"),
        ("trip.prompt.txt", "cut"),
        ("notes.pdf", "x"),
        ("talk.mts", "x"),
        ("talk.prompt.txt", "cut"),
        ("a.mp4.crdownload", "x"),
        (".hidden.mp4", "x"),
        ("@eaDir/a.mp4", "x"),
        ("site.url", "x"),
        ("sea.generate.txt", "x"),
        ("dropcut-folder.yaml", "x"),
    ] {
        world.write(name, content);
    }
    symlink("ok.mp4", world.path("link.mp4")).expect("a link");
    symlink("trip", world.path("away")).expect("a link");
    world.look_at(0).await;
    let mut look = world.look_at(10).await;
    world.write("late.mp4", "whole");
    look.settling.extend(world.look_at(11).await.settling);
    for (name, expected) in [
        ("ok.mp4", "ok.mp4 is ready, with its prompt ok.prompt.txt."),
        ("ok.prompt.txt", "ok.prompt.txt is the prompt of ok.mp4."),
        ("lone.mp4", "lone.mp4 waits for its prompt: write into lone.prompt.txt what to do with it."),
        ("blank.mp4", "blank.prompt.txt is empty: write into it what to do."),
        ("blank.prompt.txt", "is empty: write into it what to do with blank.mp4."),
        ("half.mp4", "it is not whole media yet: its index is missing; it is looked at again."),
        ("late.mp4", "may still be written to; it is taken 20s from now unless it changes."),
        ("both.prompt.txt", "is not used: both.mp4.prompt.txt is for both.mp4 as well, and wins."),
        ("orphan.prompt.txt", "waits for its clip: there is none called orphan beside it."),
        ("bad.mp4", "bad.mp4 waits for its prompt: bad.prompt.txt: there is no setting `languge`"),
        ("bad.prompt.txt", "bad.prompt.txt: there is no setting `languge`"),
        ("trip", "trip is a folder, and this version of dropcut does not make one video of a folder yet"),
        ("trip.prompt.txt", "give each clip in trip a prompt of its own."),
        ("notes.pdf", "its type is not one of those that dropcut takes, mp4 mov"),
        ("talk.mts", "talk.mts is not taken yet: it is not a type that dropcut takes: mp4 mov"),
        ("talk.prompt.txt", "talk.prompt.txt is the prompt of talk.mts, which is not of a type"),
        ("a.mp4.crdownload", "by its name (*.crdownload) it is a file that is still being copied"),
        (".hidden.mp4", "by its name (.*) it is hidden"),
        ("@eaDir/a.mp4", "it lies in @eaDir, by its name (@eaDir) what a storage device keeps for itself."),
        ("site.url", "does not fetch yet; download the clip and put it here."),
        ("sea.generate.txt", "asks for a clip to be made from words"),
        ("dropcut-folder.yaml", "holds settings for its folder"),
        (".dropcut-inbox", "dropcut knows that its inbox is mounted"),
        ("link.mp4", "it is a link, and those are not followed; put the file itself there."),
        ("away/a.mp4", "away is a link, and those are not followed"),
        ("nowhere.mp4", "there is no nowhere.mp4 in the inbox."),
        ("../elsewhere.mp4", "lies outside of the inbox"),
        ("/etc/passwd", "/etc/passwd lies outside of the inbox"),
        ("trip/../ok.mp4", "ok.mp4 is ready"),
        ("", "this is the inbox itself"),
    ] {
        let why = world.why(&look, name);
        assert!(why.contains(expected), "{name}: {why}");
        assert!(why.ends_with('.') && !why.contains('\n'), "{name}: {why}");
    }
    let odd =
        explain(&look, world.inbox.root(), Path::new(std::ffi::OsStr::from_bytes(b"\xe9.mp4")), world.start);
    assert!(odd.starts_with("there is no \u{fffd}.mp4"), "{odd}");
}

#[tokio::test]
async fn a_sentence_is_found_for_a_file_that_was_never_looked_at() {
    let world = World::polled();
    world.write("a.mp4", "whole");
    assert_eq!(world.why(&Look::default(), "a.mp4"), "a.mp4 only just came and is looked at next.");
}
