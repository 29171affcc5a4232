//! The parameters of H.264: what those of a clip are, and whether pieces that were encoded go with them.
//!
//! Copied and encoded pictures stand side by side in the result, each with the parameter sets that they name. So
//! the sets of the pieces get a number that the clip does not use, and must agree with the clip's in all that a
//! player sets up once: size, depth, colours, and how far pictures are put out of order.

use h264_reader::nal::sps::{FrameMbsFlags, SeqParameterSet};
use h264_reader::rbsp::{BitRead, BitReader, ByteReader};
use mp4_atom::Avcc;

use super::WhyNot;

/// How pieces of a clip are to be encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// As x264 names it.
    pub profile: &'static str,
    /// Ten times the level: 40 is level 4.
    pub level: u8,
    /// The number of the parameter sets of the pieces.
    pub number: u32,
    /// How many pictures later than decoded one is shown: 0 to 2.
    pub delay: u32,
    /// How many pictures a decoder holds: a change might make it forget some at a seam.
    pub held: u32,
    /// Brightness goes from 0 to 255.
    pub full_range: bool,
    /// Primaries, transfer and matrix by their numbers, where the clip tells them.
    pub colours: Option<(u8, u8, u8)>,
}

/// The most that encoded pieces can delay pictures by, with references among those that lie between.
const MOST_DELAY: u32 = 2;

impl Style {
    /// That of a clip whose tables delay pictures by `delay`.
    pub fn of(avcc: &Avcc, delay: u32) -> Result<Style, WhyNot> {
        if avcc.length_size != 4 {
            return Err(WhyNot::new("its pictures are not stored as most are"));
        }
        let sets = sequence_sets(avcc)?;
        let (first, others) = sets.split_first().ok_or_else(|| WhyNot::new("it has no parameters"))?;
        if others.iter().any(|other| !is_alike(first, other)) {
            return Err(WhyNot::new("its pictures are of several kinds"));
        }
        let profile = match u8::from(first.profile_idc) {
            66 => "baseline",
            77 => "main",
            100 => "high",
            _ => return Err(WhyNot::new("its pictures are of an unusual profile of H.264")),
        };
        let chroma = &first.chroma_info;
        let is_usual = chroma.chroma_array_type() == 1
            && chroma.bit_depth_luma_minus8 == 0
            && chroma.bit_depth_chroma_minus8 == 0;
        if !is_usual {
            return Err(WhyNot::new("its pictures have more colours than usual"));
        }
        if first.frame_mbs_flags != FrameMbsFlags::Frames {
            return Err(WhyNot::new("its pictures are interlaced"));
        }
        let delay = sets.iter().filter_map(reorder).fold(delay, u32::max);
        if delay > MOST_DELAY {
            return Err(WhyNot::new("its pictures are stored far out of order"));
        }
        let mut taken: Vec<u32> = sets.iter().map(|set| u32::from(set.seq_parameter_set_id.id())).collect();
        for set in &avcc.picture_parameter_sets {
            taken.push(picture_set_number(set)?);
        }
        let number = (1..32).find(|number| !taken.contains(number));
        Ok(Style {
            profile,
            level: first.level_idc,
            number: number.ok_or_else(|| WhyNot::new("it has too many parameters"))?,
            delay,
            held: first.max_num_ref_frames.clamp(1, 16),
            full_range: is_full_range(first),
            colours: colours(first),
        })
    }
}

/// Puts the parameter sets of `piece` beside those of `clip`.
///
/// # Errors
/// Why both cannot be in one file.
pub fn joined(clip: &Avcc, piece: &Avcc) -> Result<Avcc, WhyNot> {
    let sets = (sequence_sets(clip)?, sequence_sets(piece)?);
    let alike = match (sets.0.first(), sets.1.as_slice()) {
        (Some(of_clip), [of_piece]) => is_alike(of_clip, of_piece),
        _ => false,
    };
    if !alike || piece.length_size != clip.length_size {
        return Err(WhyNot::new("the encoder makes pictures that do not go with its own"));
    }
    let mut joined = clip.clone();
    joined.avc_level_indication = clip.avc_level_indication.max(piece.avc_level_indication);
    joined.profile_compatibility &= piece.profile_compatibility;
    joined.sequence_parameter_sets.extend(piece.sequence_parameter_sets.iter().cloned());
    joined.picture_parameter_sets.extend(piece.picture_parameter_sets.iter().cloned());
    Ok(joined)
}

fn sequence_sets(avcc: &Avcc) -> Result<Vec<SeqParameterSet>, WhyNot> {
    let read = |set: &Vec<u8>| {
        let bits = BitReader::new(ByteReader::skipping_h264_header(set.as_slice()));
        SeqParameterSet::from_bits(bits).map_err(|_| unclear())
    };
    avcc.sequence_parameter_sets.iter().map(read).collect()
}

fn picture_set_number(set: &[u8]) -> Result<u32, WhyNot> {
    let mut bits = BitReader::new(ByteReader::skipping_h264_header(set));
    bits.read_ue("pic_parameter_set_id").map_err(|_| unclear())
}

fn unclear() -> WhyNot {
    WhyNot::new("its parameters cannot be read")
}

/// Whether a player that is set up for one shows the other right.
fn is_alike(one: &SeqParameterSet, other: &SeqParameterSet) -> bool {
    let size = |set: &SeqParameterSet| set.pixel_dimensions().ok();
    let frame = |set: &SeqParameterSet| (set.pic_width_in_mbs(), set.pic_height_in_map_units());
    let kind = |set: &SeqParameterSet| {
        let chroma = &set.chroma_info;
        (chroma.chroma_array_type(), chroma.bit_depth_luma_minus8, chroma.bit_depth_chroma_minus8)
    };
    // Where one says nothing, the container or the usual holds for both.
    let agree = |one: Option<(u8, u8, u8)>, other| one.is_none() || other == one;
    size(one).is_some()
        && size(one) == size(other)
        && frame(one) == frame(other)
        && kind(one) == kind(other)
        && one.frame_mbs_flags == other.frame_mbs_flags
        && aspect(one) == aspect(other)
        && is_full_range(one) == is_full_range(other)
        && agree(colours(one), colours(other))
}

fn aspect(set: &SeqParameterSet) -> (u16, u16) {
    let info = set.vui_parameters.as_ref().and_then(|vui| vui.aspect_ratio_info.as_ref());
    info.and_then(|info| info.get()).unwrap_or((1, 1))
}

fn is_full_range(set: &SeqParameterSet) -> bool {
    let signal = set.vui_parameters.as_ref().and_then(|vui| vui.video_signal_type.as_ref());
    signal.is_some_and(|signal| signal.video_full_range_flag)
}

/// Primaries, transfer and matrix.
fn colours(set: &SeqParameterSet) -> Option<(u8, u8, u8)> {
    let signal = set.vui_parameters.as_ref()?.video_signal_type.as_ref()?;
    let colour = signal.colour_description.as_ref()?;
    Some((colour.colour_primaries, colour.transfer_characteristics, colour.matrix_coefficients))
}

fn reorder(set: &SeqParameterSet) -> Option<u32> {
    let restrictions = set.vui_parameters.as_ref()?.bitstream_restrictions.as_ref()?;
    Some(restrictions.max_num_reorder_frames)
}
