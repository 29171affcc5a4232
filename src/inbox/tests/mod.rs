//! The inbox on real files. Where time matters it is passed in; where events matter they are waited for.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::BoxFuture;
use tempfile::TempDir;

use super::*;
use crate::config::WatchMode;
use crate::media::Kind;

mod by_events;
mod by_looking;
mod explained;
mod folders;

/// Takes a file that begins with `whole` for media, `half` for an unfinished one, and counts its work.
#[derive(Default)]
struct ByFirstWord {
    examinations: AtomicUsize,
    takes: Mutex<Duration>,
}

impl Examine for ByFirstWord {
    fn examine<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Examined> {
        self.examinations.fetch_add(1, Ordering::SeqCst);
        let takes = *self.takes.lock().expect("it is not poisoned");
        Box::pin(async move {
            tokio::time::sleep(takes).await;
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
