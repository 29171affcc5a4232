//! The JSON schema that answers are held to, made from the ops themselves.
//!
//! It keeps to what strict servers take: every object is closed and names all its properties, `null` stands for what
//! is not said, and there are no references.

use std::collections::BTreeMap;

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde::ser::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};

use crate::engine::answer::ELSEWHERE;
use crate::engine::op::{Op, TIMES};

/// Ops whose `seconds` are a part of the clip; those of others tell how long something is seen.
const PARTS: [&str; 3] = ["trim_start", "trim_end", "limit_duration"];

/// How a share of the clip is written: `50%`.
const SHARE: &str = r"^[0-9]{1,3}(\.[0-9]+)?%$";

/// The schema of an answer.
pub(super) fn of_answers() -> Result<Box<RawValue>, serde_json::Error> {
    let text = to_raw_value(&json!({ "type": "string" }))?;
    let texts = to_raw_value(&json!({ "type": "array", "items": { "type": "string" } }))?;
    let clip = json!({ "anyOf": [{ "type": "integer" }, { "type": "string" }] });
    let only = json!({ "anyOf": [{ "type": "array", "items": clip }, { "type": "null" }] });
    let only = to_raw_value(&only)?;
    let mut steps = Vec::new();
    for (op, args) in of_ops() {
        let op = to_raw_value(&json!({ "type": "string", "enum": [op] }))?;
        steps.push(object(&[
            ("from", &text),
            ("op", &op),
            ("args", &*to_raw_value(&args)?),
            ("only", &only),
        ])?);
    }
    let steps = array(&to_raw_value(&BTreeMap::from([("anyOf", steps)]))?)?;
    let elsewhere = to_raw_value(&json!({ "type": "string", "enum": ELSEWHERE }))?;
    let elsewhere = array(&object(&[("from", &text), ("op", &elsewhere)])?)?;
    object(&[("steps", &steps), ("needs_cloud", &elsewhere), ("vague", &texts), ("not_understood", &texts)])
}

/// The name of each op, and the schema of its arguments.
fn of_ops() -> Vec<(String, Value)> {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.inline_subschemas = true)
        .with_transform(RecursiveTransform(strict));
    let schema = settings.into_generator().into_root_schema_for::<Op>();
    let variants = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    let of = |variant: &Value| {
        let properties = variant.get("properties")?;
        let mut args = properties.get("args")?.clone();
        // What an op does is told with the task.
        args.as_object_mut()?.remove("description");
        let op = properties.get("op")?.get("const")?.as_str()?.to_string();
        let of_the_clip = |name: &str| TIMES.contains(&name) && (name != "seconds" || PARTS.contains(&&*op));
        let args_of = args.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
        for (_, time) in args_of.filter(|(name, _)| of_the_clip(name)) {
            let share = json!({ "type": "string", "pattern": SHARE });
            *time = json!({ "anyOf": [time.take(), share] });
        }
        Some((op, args))
    };
    variants.filter_map(of).collect()
}

/// Leaves out what strict servers refuse, and asks for every property.
fn strict(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    for key in ["$schema", "title", "format", "default"] {
        schema.remove(key);
    }
    if let Some(variants) = schema.remove("oneOf") {
        schema.insert("anyOf".into(), variants);
    }
    if schema.get("type").is_some_and(|kind| kind == "object") {
        let properties = schema.entry("properties").or_insert_with(|| json!({}));
        let names: Vec<Value> =
            properties.as_object().into_iter().flatten().map(|(name, _)| name.as_str().into()).collect();
        schema.insert("required".into(), names.into());
        schema.insert("additionalProperties".into(), false.into());
    }
}

/// An object of these properties, in their order: models write them in the order in which they stand.
fn object(properties: &[(&str, &RawValue)]) -> Result<Box<RawValue>, serde_json::Error> {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Object<'a> {
        r#type: &'static str,
        properties: InOrder<'a>,
        required: Vec<&'a str>,
        additional_properties: bool,
    }
    to_raw_value(&Object {
        r#type: "object",
        properties: InOrder(properties),
        required: properties.iter().map(|(name, _)| *name).collect(),
        additional_properties: false,
    })
}

fn array(items: &RawValue) -> Result<Box<RawValue>, serde_json::Error> {
    #[derive(serde::Serialize)]
    struct Array<'a> {
        r#type: &'static str,
        items: &'a RawValue,
    }
    to_raw_value(&Array { r#type: "array", items })
}

struct InOrder<'a>(&'a [(&'a str, &'a RawValue)]);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::config::Pauses;
    use crate::engine::editor::{Known, apply};
    use crate::engine::op::catalogue::ENTRIES;
    use crate::engine::planner::Plan;
    use crate::engine::render::check_timeline;
    use crate::engine::timeline::{Clip, Seconds, Timeline};
    use crate::media::{Color, Kind};

    /// What fits `schema`: with all that may be null as null, or with nothing as null and numbers like `number`.
    fn sample(schema: &Value, number: Option<f64>) -> Value {
        if let Some(options) = schema.get("anyOf").and_then(Value::as_array) {
            let null = options.iter().find(|option| option["type"] == "null").filter(|_| number.is_none());
            return sample(null.or(options.first()).unwrap(), number);
        }
        if let Some(only) = schema.get("const") {
            return only.clone();
        }
        let kind = &schema["type"];
        let may_be =
            |name: &str| kind == name || kind.as_array().is_some_and(|all| all.contains(&name.into()));
        let bound = |name: &str, none: f64| schema[name].as_f64().unwrap_or(none);
        let near = number.unwrap_or(1.0).clamp(bound("minimum", f64::MIN), bound("maximum", f64::MAX));
        match () {
            () if number.is_none() && may_be("null") => Value::Null,
            () if schema.get("pattern").is_some_and(|pattern| pattern == SHARE) => json!("62.5%"),
            () if schema.get("enum").is_some() => schema["enum"][0].clone(),
            () if may_be("object") => {
                let properties = schema["properties"].as_object().unwrap().iter();
                properties.map(|(name, schema)| (name.clone(), sample(schema, number))).collect()
            }
            () if may_be("array") => json!([sample(&schema["items"], number)]),
            () if may_be("number") => json!(near),
            () if may_be("integer") => json!((near as i64).min(bound("maximum", f64::from(i32::MAX)) as i64)),
            () if may_be("boolean") => json!(true),
            () if schema.get("pattern").is_some() => json!("#ff8800"),
            () => json!("2M"),
        }
    }

    /// The schema of the same arguments, with shares alone in the place of times.
    fn of_shares(mut args: Value) -> Value {
        for schema in args["properties"].as_object_mut().into_iter().flatten().map(|(_, schema)| schema) {
            let last = schema["anyOf"].as_array().and_then(|options| options.last());
            if let Some(share) = last.filter(|option| option["pattern"] == SHARE).cloned() {
                *schema = share;
            }
        }
        args
    }

    #[test]
    fn what_the_task_says_of_an_op_names_all_its_arguments() {
        for (op, schema) in of_ops() {
            let entry = ENTRIES.iter().find(|entry| entry.name == op).unwrap();
            let (form, _) = entry.about();
            let named = form.split_once('(').map_or("", |(_, named)| named.trim_end_matches(')'));
            let named: BTreeSet<&str> = named.split(", ").filter(|name| !name.is_empty()).collect();
            let known = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(named, known, "{form}");
        }
    }

    #[test]
    fn every_op_has_its_schema_and_takes_what_fits_it() {
        let schemas = of_ops();
        let names: Vec<&String> = schemas.iter().map(|(name, _)| name).collect();
        assert_eq!(names, Op::names().collect::<Vec<_>>().iter().collect::<Vec<_>>());
        for (op, schema) in &schemas {
            let takes = |args: Value| {
                let step = json!({ "op": op, "args": args });
                serde_json::from_value::<Op>(step.clone()).map_err(|error| format!("{error}: {step}"))
            };
            let (empty, full) = (takes(sample(schema, None)), takes(sample(schema, Some(1.0))));
            let shares = sample(&of_shares(schema.clone()), Some(1.0));
            for name in ["start", "end", "last_seconds", "at"] {
                assert!(shares.get(name).is_none_or(|share| share == "62.5%"), "{op}: {shares}");
            }
            assert_eq!(shares["seconds"] == "62.5%", PARTS.contains(&op.as_str()), "{op}: {shares}");
            assert!(op == "reorder" || takes(shares).is_ok(), "{op}");
            // These want one of several, which a schema of this kind cannot say.
            let one_of_several = matches!(op.as_str(), "keep_range" | "speed" | "reorder");
            assert!(one_of_several || empty.is_ok(), "{empty:?}");
            assert!(op == "reorder" || full.is_ok(), "{full:?}");
        }
    }

    #[test]
    fn what_fits_the_schema_can_be_rendered_or_is_refused_in_words() {
        let clip = Clip {
            id: "clip1".into(),
            name: "holiday.mp4".into(),
            kind: Kind::Video,
            duration: Seconds::from_integer(60),
            frame_rate: Seconds::from_integer(25),
            width: 1920,
            height: 1080,
            has_audio: true,
            audio_track: 0,
            is_mono: false,
            is_surround: false,
            is_interlaced: false,
            color: Color::default(),
        };
        let clips = BTreeMap::from([(clip.id.clone(), (clip.clone(), "holiday.mp4".into()))]);
        let mut wrong = Vec::new();
        let of_times = of_ops();
        let of_shares = of_ops().into_iter().map(|(op, schema)| (op, of_shares(schema)));
        for (op, schema) in of_times.into_iter().chain(of_shares) {
            for number in [-1e308, 0.0, 0.001, 0.5, 1.0, 7.0, 59.99, 60.0, 61.0, 1080.0, 86_400.0, 1e308] {
                let whole = sample(&schema, Some(number));
                let alone = whole.as_object().unwrap().iter();
                let alone = alone.map(|(name, value)| json!({ name: value }));
                for args in alone.chain([whole.clone()]) {
                    let step = json!({ "op": op, "args": args });
                    let Ok(step) = serde_json::from_value::<Op>(step) else { continue };
                    let plan = Plan { steps: vec![step], ..Plan::default() };
                    let of = std::slice::from_ref(&clip);
                    let known = Known::default();
                    let applied = apply(&plan, &Timeline::of(&clip), of, &known, &Pauses::default());
                    if let Err(refusal) = check_timeline(&applied.timeline, &clips) {
                        wrong.push(format!("{op} {args}: {refusal}; {:?}", applied.refused));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn the_schema_keeps_to_what_strict_servers_take() {
        let schema = of_answers().unwrap();
        let order =
            ["\"from\"", "\"op\"", "\"args\"", "\"only\""].map(|name| schema.get().find(name).unwrap());
        assert!(order.is_sorted(), "{order:?}");
        let mut left = vec![serde_json::from_str::<Value>(schema.get()).unwrap()];
        while let Some(schema) = left.pop() {
            if schema.get("type").is_some_and(|kind| kind == "object") {
                let names = schema["properties"].as_object().unwrap().keys();
                assert_eq!(schema["required"].as_array().unwrap().len(), names.len(), "{schema}");
                assert_eq!(schema["additionalProperties"], false, "{schema}");
                left.extend(schema["properties"].as_object().unwrap().values().cloned());
            }
            let more = [&schema["anyOf"], &schema["items"]];
            left.extend(more.into_iter().flat_map(|more| match more {
                Value::Array(several) => several.clone(),
                Value::Null => Vec::new(),
                one => vec![one.clone()],
            }));
            for refused in ["$ref", "oneOf", "allOf", "format", "default", "title", "$defs"] {
                assert!(schema.get(refused).is_none(), "{refused} in {schema}");
            }
        }
    }
}
