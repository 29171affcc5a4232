//! What is played backwards, in pieces.
//!
//! The filter that turns pictures round holds all of them in memory. So a stretch is rendered as many short uses, the last
//! one of the clip first, each turned round by itself.

use super::plan::{Canvas, Use};

/// How many bytes of pictures a child may hold to turn them round.
const MOST_BYTES: u64 = 150_000_000;

/// How much sound a child may hold to turn it round, in seconds: 23 MB.
const SOUND: i64 = 60;

/// How many pictures of the size of `canvas` a child may hold.
pub fn most_pictures(canvas: &Canvas) -> u64 {
    let bytes = u64::from(canvas.width) * u64::from(canvas.height) * 3 / 2;
    (MOST_BYTES / bytes.max(1)).max(1)
}

/// How many pictures last as long as the sound that a child may hold.
pub fn most_sound(canvas: &Canvas) -> u64 {
    u64::try_from((canvas.rate * SOUND).to_integer()).unwrap_or(1).max(1)
}

/// `uses` with what is played backwards in pieces of at most `most` pictures, and of more only where a crossfade is
/// longer: its pictures are in one piece.
pub fn pieces(uses: &[Use], most: u64, canvas: &Canvas) -> Vec<Use> {
    canvas.split(uses, |part| if part.reversed && !part.frozen { most } else { u64::MAX })
}

#[cfg(test)]
mod tests {
    use num_rational::Ratio;
    use proptest::prelude::*;

    use super::*;
    use crate::engine::timeline::{Orientation, TransitionKind};

    fn canvas(width: u32, height: u32) -> Canvas {
        Canvas { width, height, rate: Ratio::from_integer(30) }
    }

    #[test]
    fn fewer_pictures_are_held_the_larger_they_are() {
        assert_eq!(most_pictures(&canvas(1920, 1080)), 48);
        assert_eq!(most_pictures(&canvas(3840, 2160)), 12);
        assert_eq!(most_pictures(&canvas(16_384, 16_384)), 1);
    }

    proptest! {
        #[test]
        fn pieces_are_the_whole_from_its_end(
            pictures in 1_u64..400, most in 1_u64..60, head in 0_u64..40, tail in 0_u64..40
        ) {
            let (head, tail) = (head.min(pictures / 2), tail.min(pictures / 2));
            let part = Use {
                clip: "clip1".into(),
                start: 1_000_000_000,
                frozen: false,
                reversed: true,
                speed: Ratio::from_integer(1),
                muted: false,
                gain: 0,
                orientation: Orientation::default(),
                begins: 100,
                pictures,
                overlap: head,
                transition: TransitionKind::Crossfade,
            };
            let next = Use { reversed: false, begins: part.ends() - tail, overlap: tail, ..part.clone() };
            let pieces = pieces(&[part.clone(), next], most, &canvas(1920, 1080));
            let (pieces, _) = pieces.split_at(pieces.len() - 1);
            let mut begins = part.begins;
            let mut ends = part.start + i128::from(pictures) * 1_000_000_000 / 30;
            for piece in pieces {
                prop_assert_eq!(piece.begins, begins);
                let lasts = i128::from(piece.pictures) * 1_000_000_000 / 30;
                // Rounded down to the nanosecond, each by itself.
                prop_assert!((ends - lasts - piece.start).abs() <= 2, "{} {}", ends - lasts, piece.start);
                begins += piece.pictures;
                ends = piece.start;
            }
            prop_assert_eq!(begins, part.ends());
            prop_assert!(pieces[0].overlap == head && pieces[0].pictures >= head);
            prop_assert!(pieces[pieces.len() - 1].pictures >= tail);
            prop_assert!(pieces.iter().skip(1).all(|piece| piece.overlap == 0));
            prop_assert!(pieces.iter().all(|piece| piece.pictures <= most.max(head) + tail));
        }
    }
}
