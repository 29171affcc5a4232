//! What events tell, on a real file system.

use super::*;

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
async fn a_folder_that_was_made_anew_while_events_were_lost_is_watched_again() {
    let mut world = World::watched();
    fs::create_dir(world.path("sub")).expect("a folder");
    world.look_until(|_| true).await;
    fs::remove_dir(world.path("sub")).expect("it goes");
    fs::create_dir(world.path("sub")).expect("it comes back");
    world.inbox.wait(None).await;
    world.inbox.letterbox.take();
    let overflow = notify::Event::new(notify::EventKind::Other).set_flag(notify::event::Flag::Rescan);
    world.inbox.letterbox.post(Ok(overflow));
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
    // Events come in order: once this one is there, those of the reading are.
    let last = world.path("last.part");
    fs::write(&last, "x").expect("it is written");
    let letterbox = world.inbox.letterbox.clone();
    let listening = async {
        loop {
            assert_eq!(letterbox.urgency(), None);
            if letterbox.take().told(&last) == settle::Told::Closed {
                break;
            }
            letterbox.arrival().await;
        }
    };
    tokio::time::timeout(seconds(20), listening).await.expect("the event arrives");
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
async fn a_share_is_looked_through_often_and_a_local_folder_seldom() {
    for (f_type, expected) in [
        ((|_| Ok(0xFF53_4D42)) as fn(&Path) -> io::Result<u32>, 15),
        ((|_| Ok(0xEF53)) as fn(&Path) -> io::Result<u32>, 300),
    ] {
        let mut world = World::new(&watch(WatchMode::Auto), false);
        world.inbox.f_type = f_type;
        let now = Instant::now();
        world.inbox.look(now).await;
        tokio::time::pause();
        world.inbox.wait(None).await;
        let waited = now.elapsed().as_secs();
        tokio::time::resume();
        assert_eq!(waited, expected);
    }
}
