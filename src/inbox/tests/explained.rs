//! A sentence for everything.

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use super::*;

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
        ("loose/a.mp4", "whole"),
        ("set/a.mp4", "whole"),
        ("set/dropcut-folder.yaml", "formt: webm"),
        ("notes.pdf", "x"),
        ("talk.mts", "x"),
        ("talk.prompt.txt", "cut"),
        ("a.mp4.crdownload", "x"),
        (".hidden.mp4", "x"),
        ("@eaDir/a.mp4", "x"),
        ("sunset/a.mp4", "whole"),
        ("sunset.generate.txt", "slowly"),
        ("pack/a.mp4", "whole"),
        ("Pack.zip", "x"),
        ("pack.prompt.txt", "cut"),
        ("film.edited.srt", "x"),
        ("film.edited.prompt.txt", "louder"),
        ("site.url", "x"),
        ("sea.generate.txt", "x"),
        ("dropcut-folder.yaml", "language: de"),
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
        ("trip", "trip is ready, with its prompt trip.prompt.txt."),
        ("trip/a.mp4", "trip/a.mp4 belongs to trip, which is one job; trip is ready"),
        ("trip.prompt.txt", "is the prompt of the folder trip, of which one video is made."),
        ("loose", "for one video of them all, write loose.prompt.txt beside the folder."),
        ("set/a.mp4", "set/a.mp4 waits for its prompt: set/dropcut-folder.yaml: there is no setting `formt`"),
        ("set/dropcut-folder.yaml", "there is no setting `formt`"),
        ("notes.pdf", "its type is not one of those that dropcut takes, mp4, mov"),
        ("talk.mts", "talk.mts is not taken yet: it is not of a type that dropcut takes: mp4, mov"),
        ("talk.prompt.txt", "talk.prompt.txt is the prompt of talk.mts, which is not of a type"),
        ("a.mp4.crdownload", "by its name (*.crdownload) it is a file that is still being copied"),
        (".hidden.mp4", "by its name (.*) it is hidden"),
        ("@eaDir/a.mp4", "it lies in @eaDir, by its name (@eaDir) what a storage device keeps for itself."),
        ("sunset.generate.txt", "is the prompt of the folder sunset, of which one video is made."),
        ("pack.prompt.txt", "is the prompt of the folder pack, of which one video is made."),
        ("Pack.zip", "Pack.zip is not taken: its type"),
        ("film.edited.srt", "film.edited.srt is not taken by itself: put it into a folder"),
        ("film.edited.prompt.txt", "waits for its clip: there is none called film.edited beside it."),
        ("site.url", "site.url waits for its prompt: write into site.prompt.txt what to do with it."),
        ("sea.generate.txt", "sea.generate.txt is ready."),
        ("dropcut-folder.yaml", "holds the settings of its folder"),
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
