//! How the end of one use and the beginning of the next are seen together. All of it is pure.

use num_rational::Ratio;

use super::graph::as_f64;
use crate::engine::timeline::TransitionKind;

/// The filters of a transition: what the last pictures of the one use go through, what the first pictures of the next
/// do, and what makes one row of pictures of the two.
pub struct Blend {
    pub tail: String,
    pub head: String,
    pub both: String,
}

impl Blend {
    /// A transition that lasts so many `pictures`, which come at `rate` and are 4:2:0 before it and after it.
    pub fn of(kind: TransitionKind, pictures: u64, rate: Ratio<i64>) -> Blend {
        if kind == TransitionKind::Crossfade {
            // `xfade` of ffmpeg 5.1 wants 4:4:4, and takes three times as long. The last picture that is laid over has
            // no length, so that one more is given and taken.
            return Blend {
                tail: "format=yuv420p".into(),
                head: format!(
                    "format=yuva420p,fade=t=in:start_frame=0:nb_frames={pictures}:alpha=1,\
                     tpad=stop=1:stop_mode=clone"
                ),
                both: format!("overlay=format=yuv420,trim=end_frame={pictures}"),
            };
        }
        let (kind, seconds) = (name(kind), pictures as f64 / as_f64(rate));
        Blend {
            tail: "format=yuv444p".into(),
            head: "format=yuv444p".into(),
            both: format!("xfade=transition={kind}:duration={seconds:.6}:offset=0,format=yuv420p"),
        }
    }
}

/// What ffmpeg calls it.
fn name(kind: TransitionKind) -> &'static str {
    match kind {
        TransitionKind::Crossfade => "fade",
        TransitionKind::FadeBlack => "fadeblack",
        TransitionKind::FadeWhite => "fadewhite",
        TransitionKind::WipeLeft => "wipeleft",
        TransitionKind::WipeRight => "wiperight",
        TransitionKind::WipeUp => "wipeup",
        TransitionKind::WipeDown => "wipedown",
        TransitionKind::SlideLeft => "slideleft",
        TransitionKind::SlideRight => "slideright",
        TransitionKind::SlideUp => "slideup",
        TransitionKind::SlideDown => "slidedown",
        TransitionKind::CircleOpen => "circleopen",
        TransitionKind::CircleClose => "circleclose",
        TransitionKind::Clock => "radial",
        TransitionKind::Zoom => "zoomin",
        TransitionKind::Pixelate => "pixelize",
        TransitionKind::Blur => "hblur",
    }
}
