//! The configurations that are shipped.

use std::path::Path;

use dropcut::config::{self, BackendKind, Config, EXAMPLE};

#[test]
fn the_example_holds_the_defaults() {
    assert_eq!(config::parse(EXAMPLE, Path::new("config.example.yaml")).unwrap(), Config::default());
}

#[test]
fn every_key_of_the_example_is_explained_beside_it_or_with_its_group() {
    let mut groups: Vec<(usize, bool)> = Vec::new();
    let lines: Vec<&str> =
        EXAMPLE.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect();
    let depth_of = |line: &str| line.len() - line.trim_start().len();
    for (number, line) in lines.iter().enumerate() {
        let depth = depth_of(line);
        groups.retain(|(above, _)| *above < depth);
        let explained = line.contains(" # ");
        let is_group = lines.get(number + 1).is_some_and(|next| depth_of(next) > depth);
        let with_group = groups.iter().any(|(_, explained)| *explained);
        assert!(explained || with_group || is_group, "no word beside: {line}");
        groups.push((depth, explained && is_group));
    }
}

#[test]
fn the_configuration_of_the_service_loads() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd/config.yaml");
    let loaded = config::load(Some(&path), |_| None).unwrap();
    assert_eq!(loaded.file.as_deref(), Some(path.as_path()));
    for (key, folder) in loaded.config.folders() {
        let root = if key == "state" { "/var/lib/dropcut" } else { "/srv/dropcut" };
        assert!(folder.starts_with(root), "{key}: {}", folder.display());
    }
    assert_eq!(loaded.config.backend.kind, BackendKind::Embedded);
}

#[test]
fn a_token_that_no_header_holds_is_refused_with_what_to_do_and_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dropcut.yaml");
    for (yaml, key, variable) in [
        ("backend: { kind: nemo }", "backend.token", "NEMO_TOKEN"),
        ("planner: { kind: llm, model: small }", "planner.token", "DROPCUT_PLANNER_TOKEN"),
    ] {
        std::fs::write(&path, yaml).unwrap();
        let given = |token: &str| {
            let token = token.to_string();
            config::load(Some(&path), move |name| (name == variable).then(|| token.clone()))
        };
        assert!(given("secret ü").is_ok());
        let told = given("secret\nwords").unwrap_err().to_string();
        assert!(told.starts_with(&format!("`{key}` cannot be sent")), "{told}");
        assert!(
            told.ends_with(&format!("into `{key}_file` or {variable}")) && !told.contains("secret"),
            "{told}"
        );
    }
}

#[test]
fn a_model_that_may_think_longer_than_the_engine_is_waited_for_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dropcut.yaml");
    let told = |yaml: &str| {
        std::fs::write(&path, yaml).unwrap();
        config::load(Some(&path), |_| None).map(drop).map_err(|error| error.to_string())
    };
    let told_of = |limit: &str| told(&format!("planner: {{ kind: llm, model: small, time_limit: {limit} }}"));
    assert_eq!(told_of("9m"), Ok(()));
    let refused = told_of("10m").unwrap_err();
    assert!(
        refused.starts_with("`planner.time_limit` is not shorter than `backend.silence_timeout`"),
        "{refused}"
    );
}
