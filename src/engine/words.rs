//! The sentences that people are told, in every language: `words/<language>.ftl`, written in [Fluent], so that each
//! language has its own plurals and order of words. A file is read when its language is first spoken.
//!
//! [Fluent]: https://projectfluent.org

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::language::Language;

#[cfg(test)]
mod tests;

/// The message of that name in a language: `say!(language, "gif-done")`, `say!(language, "keep-done", span)`,
/// `say!(language, "loop-done", count = self.times())`. A test finds a wrong name, in the message or its arguments.
macro_rules! say {
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
    ($language:expr, $message:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::engine::words::message(
            $language,
            $message,
            &[$((stringify!($name), say!(@value $name $($value)?).into())),*],
        )
    };
}
pub(crate) use say;

type Bundle = FluentBundle<FluentResource>;

/// The message called `name` in `language`; in English where that lacks it.
pub fn message(language: Language, name: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
    let arguments: FluentArgs<'_> =
        arguments.iter().map(|(argument, value)| (*argument, value.clone())).collect();
    [language, Language::default()]
        .into_iter()
        .find_map(|language| formatted(bundle(language), name, &arguments))
        .unwrap_or_else(|| {
            complain(&format!("there is no message {name}"));
            name.to_string()
        })
}

fn formatted(bundle: &Bundle, name: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(name)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(arguments), &mut errors);
    if !errors.is_empty() {
        complain(&format!("the message {name} is broken: {errors:?}"));
    }
    Some(text.into_owned())
}

fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    BUNDLES[language as usize].get_or_init(|| {
        let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = Bundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        let resource =
            FluentResource::try_new(language.words().to_string()).unwrap_or_else(|(rest, errors)| {
                complain(&format!("words/{}.ftl is broken: {errors:?}", language.code()));
                rest
            });
        if let Err(errors) = bundle.add_resource(resource) {
            complain(&format!("words/{}.ftl is broken: {errors:?}", language.code()));
        }
        bundle
    })
}

/// The files are part of the program, and tests read them all, so this is never heard of.
fn complain(what: &str) {
    tracing::error!("{what}; please report this");
    debug_assert!(false, "{what}");
}
