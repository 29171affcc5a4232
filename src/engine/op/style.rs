//! The looks that have a name, as people are told them.

use crate::engine::timeline::Style;

/// Its name, to stand before "look" and 风格.
pub(super) fn told(style: Style) -> (&'static str, &'static str) {
    match style {
        Style::Natural => ("natural", "自然"),
        Style::Warm => ("warm", "暖色"),
        Style::Cool => ("cool", "冷色"),
        Style::Cinematic => ("cinematic", "电影"),
        Style::Moody => ("moody", "情绪"),
        Style::TealOrange => ("teal and orange", "青橙"),
        Style::Gritty => ("gritty", "粗粝"),
        Style::Sepia => ("sepia", "棕褐"),
        Style::Vintage => ("vintage", "复古"),
        Style::Film => ("film", "胶片"),
        Style::Vhs => ("VHS", "录像带"),
        Style::Neon => ("neon", "霓虹"),
        Style::Grain => ("grainy", "颗粒"),
        Style::Cyberpunk => ("cyberpunk", "赛博朋克"),
        Style::Glitch => ("glitch", "故障"),
        Style::Noir => ("noir", "黑色电影"),
    }
}
