//! Prepares the lexicons for the program (see `src/engine/planner/prepare.rs`).

#[path = "src/engine/planner/needed.rs"]
mod needed;
#[path = "src/engine/planner/prepare.rs"]
mod prepare;
#[path = "src/engine/planner/source.rs"]
mod source;
#[path = "src/engine/planner/syntax.rs"]
mod syntax;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

const PLANNER: &str = "src/engine/planner";

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let lexicons = Path::new(PLANNER).join("lexicon");
    let common = lexicons.join("common.yaml");
    for part in ["needed.rs", "prepare.rs", "source.rs", "syntax.rs", "lexicon"] {
        println!("cargo::rerun-if-changed={PLANNER}/{part}");
    }
    let shared = fs::read_to_string(&common)?;
    for file in fs::read_dir(lexicons)? {
        let file = file?.path();
        if file == common {
            continue;
        }
        let (tongue, lexicon) = prepare::prepare(&fs::read_to_string(&file)?, &shared)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let name = Path::new(file.file_name().ok_or("a lexicon has no name")?);
        fs::write(out.join(name).with_extension("tongue.json"), serde_json::to_vec(&tongue)?)?;
        fs::write(out.join(name).with_extension("json"), serde_json::to_vec(&lexicon)?)?;
    }
    Ok(())
}
