//! Colours: every clip is brought to those of the result, which any screen shows.
//!
//! What is stored for screens of a high dynamic range looks grey and flat on a usual one, so it is mapped to what
//! those can show. A clip that does not say its matrix has the one that players take for it.

use crate::engine::timeline::Clip;
use crate::media::{Color, HighDynamicRange, Kind, Matrix};

/// The colours of the result of an edit whose leading clip is `leading`.
pub fn of_result(leading: &Clip) -> Color {
    let space = match matrix(leading) {
        Matrix::Bt601 => "smpte170m",
        Matrix::Bt709 => "bt709",
        Matrix::Bt2020 => "bt2020nc",
    };
    if leading.color.high_dynamic_range().is_some() {
        let usual = || Some("bt709".to_string());
        return Color { primaries: usual(), transfer: usual(), space: usual(), range: None };
    }
    Color { space: Some(space.into()), ..leading.color.clone() }
}

/// The matrix of that result.
pub fn matrix(leading: &Clip) -> Matrix {
    match leading.color.high_dynamic_range() {
        Some(_) => Matrix::Bt709,
        None => leading.matrix(),
    }
}

/// The filters that bring the pictures of `clip` to the colours of the result, each with a comma behind it; none for
/// what has them already.
pub fn correct(clip: &Clip, matrix: Matrix) -> String {
    let (from, to) = (name(clip.matrix()), name(matrix));
    let Some(coding) = clip.color.high_dynamic_range() else {
        let is_rgb = clip.kind == Kind::Image || matches!(clip.color.space.as_deref(), Some("gbr" | "rgb"));
        let is_right = clip.kind == Kind::Audio || (!is_rgb && clip.matrix() == matrix);
        let convert =
            || format!("scale=in_color_matrix={from}:out_color_matrix={to}:out_range=tv,format=yuv420p,");
        return if is_right { String::new() } else { convert() };
    };
    let transfer = match coding {
        HighDynamicRange::Pq => "smpte2084",
        HighDynamicRange::Hlg => "arib-std-b67",
    };
    // White paper is 203 candela by ITU-R BT.2408; the mapping works in light.
    format!(
        "format=yuv420p10le,\
         zscale=tin={transfer}:min=2020_ncl:pin=2020:rin=limited:t=linear:npl=203,format=gbrpf32le,\
         zscale=p=709,tonemap=mobius:desat=0,zscale=t=709:m=709:r=limited,format=yuv420p,\
         scale=in_color_matrix=bt709:out_color_matrix={to},"
    )
}

/// As `scale` calls it.
fn name(matrix: Matrix) -> &'static str {
    match matrix {
        Matrix::Bt601 => "bt601",
        Matrix::Bt709 => "bt709",
        Matrix::Bt2020 => "bt2020",
    }
}
