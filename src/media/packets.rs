//! When the packets of a file end, for those that do not say how long they are. All of it is read, and nothing decoded.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::process::{Input, Invocation, Limits, Plumbing, ProcessError, run};

/// How much of a line of numbers is kept, in bytes.
const LONGEST_LINE: usize = 200;

/// Where the packets of each stream of `input` end, by its number, in seconds.
pub async fn ends(input: &Input, limits: &Limits) -> Result<BTreeMap<usize, f64>, ProcessError> {
    let invocation = Invocation::ffprobe()
        .args(["-show_entries", "packet=stream_index,pts_time,duration_time", "-of", "csv=p=0"])
        .input(input);
    let mut ends = BTreeMap::new();
    let mut line = Vec::new();
    run(&invocation, Plumbing::default(), limits, |bytes| {
        for byte in bytes {
            match byte {
                b'\n' => {
                    if let Some((stream, end)) = packet_end(&line) {
                        let last = ends.entry(stream).or_insert(end);
                        *last = last.max(end);
                    }
                    line.clear();
                }
                _ if line.len() < LONGEST_LINE => line.push(*byte),
                _ => {}
            }
        }
        ControlFlow::Continue(())
    })
    .await?;
    Ok(ends)
}

/// The stream of a packet that is told as `0,1.200000,0.040000`, and where it ends.
fn packet_end(line: &[u8]) -> Option<(usize, f64)> {
    let line = std::str::from_utf8(line).ok()?;
    let mut fields = line.trim().split(',');
    let stream = fields.next()?.parse().ok()?;
    let begins: f64 = fields.next()?.parse().ok()?;
    // The last packet of some does not say.
    let lasts: f64 = fields.next().and_then(|lasts| lasts.parse().ok()).unwrap_or(0.0);
    let end = begins + lasts;
    end.is_finite().then_some((stream, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_packet_is_told_by_all_that_it_says() {
        for (line, end) in [
            ("0,1.5,0.5", Some((0, 2.0))),
            ("1,1.5,N/A", Some((1, 1.5))),
            ("1,1.5", Some((1, 1.5))),
            ("0,1.25,0.25,side data", Some((0, 1.5))),
            ("0,N/A,0.5", None),
            ("x", None),
            ("", None),
            ("0,inf,1", None),
        ] {
            assert_eq!(packet_end(line.as_bytes()), end, "{line}");
        }
    }
}
