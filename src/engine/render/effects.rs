//! Looks over the whole picture, as filters that every ffmpeg since 5.1 has. All of it is pure, and all that goes
//! into a filter is a number or a word of this file.

use std::fmt::Write;
use std::io;
use std::path::Path;

use super::plan::Canvas;
use super::{Order, Refusal, RenderError, in_file};
use crate::engine::lut::Lut;
use crate::engine::timeline::{Effect, Look, Seconds, Style, Zoom};

/// The filters for `effects` over a result of so many pictures, with a comma after each.
pub fn filters(effects: &[Effect], canvas: &Canvas, pictures: u64) -> String {
    let mut text = String::new();
    for (number, effect) in effects.iter().enumerate() {
        let place = |time: Seconds| {
            let place = as_f64(time.numer(), time.denom()) * as_f64(canvas.rate.numer(), canvas.rate.denom());
            (place.round().max(0.0) as u64).min(pictures)
        };
        let stretches =
            effect.stretches().map(|(start, end)| (start.map_or(0, place), end.map_or(pictures, place)));
        let stretches: Vec<(u64, u64)> = stretches.filter(|(first, end)| first < end).collect();
        let Some(first) = stretches.first() else { continue };
        let whole = *first == (0, pictures);
        let seen: Vec<String> = stretches.iter().map(|(first, end)| between(*first, *end, canvas)).collect();
        for (filter, moments) in look(&effect.look, number, canvas, *first) {
            text.push_str(&filter);
            let when: Vec<String> = (!whole).then(|| any_of(&seen)).into_iter().chain(moments).collect();
            if !when.is_empty() {
                let _ = write!(text, ":enable='{}'", when.join("*"));
            }
            text.push(',');
        }
    }
    text
}

/// True from picture `first` to the one before `end`; half a picture early, so that rounding moves neither.
pub fn between(first: u64, end: u64, canvas: &Canvas) -> String {
    let time = |picture: u64| (picture as f64 - 0.5) * as_f64(canvas.rate.denom(), canvas.rate.numer());
    format!("between(t,{:.6},{:.6})", time(first), time(end))
}

/// True where one of `moments` is. A row of a hundred sums is more than ffmpeg reads, so they are nested by halves.
pub fn any_of(moments: &[String]) -> String {
    match moments {
        [] => "0".into(),
        [one] => one.clone(),
        several => {
            let (first, last) = several.split_at(several.len() / 2);
            format!("({}+{})", any_of(first), any_of(last))
        }
    }
}

/// Writes the tables of colours that `order` needs into its folder, and names them.
pub async fn write_luts(order: &Order<'_>, folder: &Path) -> Result<Vec<String>, RenderError> {
    let mut written = Vec::new();
    for (number, effect) in order.timeline.effects.iter().enumerate() {
        let Look::Lut(handle) = &effect.look else { continue };
        let Some((clip, path)) = order.clips.get(handle) else { continue };
        let from = path.clone();
        let read = tokio::task::spawn_blocking(move || Lut::read(&from)).await;
        let table = read.map_err(|error| in_file(path)(io::Error::other(error)))?;
        let table =
            table.map_err(|why| Refusal::Clip { clip: clip.name.clone(), why: format!("it {why}") })?;
        let file = folder.join(lut(number));
        tokio::fs::write(&file, table.written()).await.map_err(in_file(&file))?;
        written.push(lut(number));
    }
    Ok(written)
}

/// The file that the table of colours of effect `number` has in the folder of the render.
pub fn lut(number: usize) -> String {
    format!("colours{number}.cube")
}

fn as_f64(over: &i64, under: &i64) -> f64 {
    *over as f64 / *under as f64
}

/// A filter with its options, and the moments at which it is seen if not always.
type Filter = (String, Option<String>);

/// The filters of a look that is seen from the first picture to the one before the end. Each has an option.
fn look(look: &Look, number: usize, canvas: &Canvas, (first, end): (u64, u64)) -> Vec<Filter> {
    let hundredths = |number: u16| f64::from(number) / 100.0;
    let one = |filter: String| vec![(filter, None)];
    match look {
        Look::Grayscale => one("hue=s=0".into()),
        Look::Sharpen(strength) => {
            one(format!("unsharp=lx=5:ly=5:la={}:ca=0", strength.pick([0.4, 1.0, 2.2])))
        }
        Look::Denoise(strength) => {
            one(format!("hqdn3d={}", strength.pick(["4:3:6:4.5", "8:6:12:9", "16:12:16:12"])))
        }
        Look::Blur(strength) => {
            let side = f64::from(canvas.width.min(canvas.height));
            one(format!("gblur=sigma={:.2}:steps=2", side * strength.pick([0.006, 0.015, 0.04])))
        }
        Look::Brightness(brightness) => {
            // The gamma with which a middle grey becomes so bright, while black and white stay.
            let gamma = 0.5_f64.ln() / (0.5 * hundredths(*brightness)).ln();
            one(format!("eq=gamma={gamma:.4}"))
        }
        Look::Contrast(contrast) => one(format!("eq=contrast={:.2}", hundredths(*contrast))),
        Look::Saturation(saturation) => one(format!("eq=saturation={:.2}", hundredths(*saturation))),
        Look::Style(of) => style(*of, canvas),
        Look::Zoom(zoom) => one(near(*zoom, first, end)),
        Look::Lut(_) => one(format!("lut3d=file={}:interp=tetrahedral", lut(number))),
    }
}

fn style(style: Style, canvas: &Canvas) -> Vec<Filter> {
    let always = |filters: &[&str]| filters.iter().map(|filter| (String::from(*filter), None)).collect();
    match style {
        Style::Natural => always(&["eq=contrast=1.06:saturation=1.1:gamma=1.02"]),
        Style::Warm => always(&["colortemperature=temperature=5000:pl=0.5"]),
        Style::Cool => always(&["colortemperature=temperature=8500:pl=0.5"]),
        Style::Cinematic => {
            always(&["eq=contrast=1.1:saturation=0.95", "colorbalance=rs=-0.05:bs=0.07:rh=0.06:bh=-0.06"])
        }
        Style::Moody => always(&["eq=contrast=1.12:saturation=0.7:gamma=0.88", "colorbalance=bs=0.06"]),
        Style::TealOrange => always(&[
            "colorbalance=rs=-0.12:gs=0.03:bs=0.12:rm=0.04:bm=-0.04:rh=0.12:gh=0.02:bh=-0.14",
            "eq=saturation=1.15",
        ]),
        Style::Gritty => always(&[
            "eq=contrast=1.3:saturation=0.6",
            "unsharp=lx=5:ly=5:la=0.8:ca=0",
            "noise=alls=7:allf=t",
        ]),
        Style::Sepia => always(&[
            "colorchannelmixer=rr=0.393:rg=0.769:rb=0.189:gr=0.349:gg=0.686:gb=0.168:br=0.272:bg=0.534:bb=0.131",
        ]),
        Style::Vintage => always(&[
            "curves=preset=vintage",
            "eq=saturation=0.85",
            "vignette=angle=0.5",
            "noise=alls=5:allf=t",
        ]),
        Style::Film => always(&["eq=contrast=1.06:saturation=0.88:gamma=1.05", "noise=alls=6:allf=t"]),
        Style::Vhs => {
            let shift = (canvas.width / 320).max(1);
            let mut filters = vec![(format!("rgbashift=rh={shift}:bh=-{shift}"), None)];
            filters.extend(always(&[
                "gblur=sigma=1.2:sigmaV=0.1",
                "eq=saturation=1.3:contrast=0.95",
                "noise=alls=14:allf=t",
            ]));
            filters
        }
        Style::Neon => always(&[
            "eq=contrast=1.2:saturation=1.8",
            "colorbalance=rs=0.08:gs=-0.05:bs=0.15:rh=0.06:bh=0.08",
        ]),
        Style::Grain => always(&["noise=alls=16:allf=t"]),
        Style::Cyberpunk => always(&[
            "colorbalance=rs=0.1:gs=-0.08:bs=0.22:rm=0.08:gm=-0.05:bm=0.1:gh=0.04:bh=0.1",
            "eq=contrast=1.15:saturation=1.35",
        ]),
        Style::Glitch => {
            let moments = || Some(String::from("lt(mod(t+0.4,1.7),0.15)"));
            let shift = (canvas.width / 60).max(2);
            let colours = format!("rgbashift=rh={shift}:gv={}:bh=-{shift}", shift / 4);
            vec![(colours, moments()), ("noise=alls=40:allf=t".into(), moments())]
        }
        Style::Noir => always(&["hue=s=0", "eq=contrast=1.35:gamma=0.92", "vignette=angle=0.5"]),
    }
}

/// A zoom between two pictures. The corners are moved by parts of a pixel: `zoompan` and `crop` move by whole ones,
/// which is seen as a jitter.
fn near(zoom: Zoom, first: u64, end: u64) -> String {
    let (from, to) = (f64::from(zoom.from) / 100.0, f64::from(zoom.to) / 100.0);
    let last = (end - first).saturating_sub(1).max(1);
    let done = format!("(1-cos(PI*clip((on-{first})/{last},0,1)))/2");
    let zoom = format!("({from:.2}+{:.2}*{done})", to - from);
    let low = |side: char| format!("{side}*(1-1/{zoom})/2");
    let high = |side: char| format!("{side}*(1+1/{zoom})/2");
    let (left, right, top, bottom) = (low('W'), high('W'), low('H'), high('H'));
    format!(
        "perspective=x0='{left}':y0='{top}':x1='{right}':y1='{top}':x2='{left}':y2='{bottom}':x3='{right}':\
         y3='{bottom}':interpolation=cubic:eval=frame"
    )
}

#[cfg(test)]
mod tests {
    use num_rational::Ratio;

    use super::*;

    #[test]
    fn the_most_looks_on_the_most_stretches_fit_into_one_argument() {
        let stretch = |number: i64| (Ratio::new(number, 3), Ratio::new(number * 4 + 1, 12));
        let canvas = Canvas { width: 7680, height: 4320, rate: Ratio::new(60_000, 1001) };
        let zoom = |number| Effect::on(Look::Zoom(Zoom { from: 100, to: 400 }), &[stretch(number)]);
        let seen: Vec<_> = (100_000..100_303).map(stretch).collect();
        let looks = Effect::on(Look::Style(Style::Vhs), &seen);
        let effects: Vec<Effect> = (100_000..100_097).map(zoom).chain([looks]).collect();
        assert_eq!((effects.len() <= Effect::MOST, Effect::count(&effects)), (true, Effect::MOST_STRETCHES));
        // Of the 128 kB that an argument can have, the rest is for what is laid over the pictures.
        let length = filters(&effects, &canvas, 5_000_000).len();
        assert!(length < 120_000, "{length}");
    }
}
