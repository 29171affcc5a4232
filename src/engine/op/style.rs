//! The looks that have a name, as people are told them.

use crate::engine::language::Language;
use crate::engine::timeline::Style;
use crate::engine::words::say;

/// Its name, to stand before "look".
pub(super) fn named(style: Style, language: Language) -> String {
    match style {
        Style::Natural => say!(language, "style-natural"),
        Style::Warm => say!(language, "style-warm"),
        Style::Cool => say!(language, "style-cool"),
        Style::Cinematic => say!(language, "style-cinematic"),
        Style::Moody => say!(language, "style-moody"),
        Style::TealOrange => say!(language, "style-teal-orange"),
        Style::Gritty => say!(language, "style-gritty"),
        Style::Sepia => say!(language, "style-sepia"),
        Style::Vintage => say!(language, "style-vintage"),
        Style::Film => say!(language, "style-film"),
        Style::Vhs => say!(language, "style-vhs"),
        Style::Neon => say!(language, "style-neon"),
        Style::Grain => say!(language, "style-grain"),
        Style::Cyberpunk => say!(language, "style-cyberpunk"),
        Style::Glitch => say!(language, "style-glitch"),
        Style::Noir => say!(language, "style-noir"),
    }
}
