# What the engine tells people, in English. Every other language has the same messages.
# What ends in -step is a step before it is done, without a full stop; what ends in -done tells that it was done.

## How things are written

decimal-mark = .
quoted = “{ $text }”
list-mark = {", "}
sentence-gap = {" "}
seconds = { $seconds } s
minutes = { $minutes } min
minutes-seconds = { $minutes } min { $seconds } s
megabytes = { $number } MB
# A stretch, to follow "cut" and "from": 0:05 to 0:10.
span = { $start } to { $end }
span-to-end = { $start } to the end
span-last = the last { $length }
at-start = at the start
at-end = at the end
at-moment = at { $moment }

## Prompts that can be written, each understood by the planner

example-whole = trim the pauses, add transitions, and export as MP4
example-pauses = cut the pauses
example-brighter = make it brighter and add contrast
example-even = even out the volume
example-fill = crop to fill
example-ratio = make it 9:16
example-vertical = make it vertical
example-crop-part = crop to 1280x720 at 100,50
example-crop-ratio = crop to 9:16
example-resize = resize to 1280x720
example-rate = make it 30 fps
example-rotate-back = rotate by 270 degrees
example-rotate-over = rotate by 180 degrees
example-louder = make it louder
example-volume = set the volume to 50%

## The whole answer

ready = Ready to export.
nothing-to-do = There is nothing to do in that. Try “{ example-whole }”.
nothing-here = There is nothing here that this engine does.
not-here = Only the cloud can do this: { $names }.
not-understood = Not understood, and left alone: { $fragments }.
vague = That can mean many things, so nothing was guessed. Say what you want, for example: “{ example-pauses }”, “{ example-brighter }”, or “{ example-even }”.
vague-that = That
vague-improved = { $wishes } can mean many things, so only small changes are made.
rules-instead = { $trouble ->
        [unreachable] The planner's server cannot be reached
        [slow] The planner's server took too long
        [broken] The planner's server broke off its answer
        [refused] The planner's server refused
        [large] The planner's server gave too long an answer
        [long] The prompt is too long for the planner's server
       *[unfit] The planner's server gave an answer that does not fit
    }, so the built-in rules read the prompt.
contradiction = The result cannot have both { $dropped } and { $taken }: the later one, { $taken }, is taken.
meant = { $written } is read as { $meant }.
swapped = { $written } ends before it begins: it is read the other way round.
left-fragments = … { $count } more { $count ->
        [one] part
       *[other] parts
    }
left-steps = … { $count } further { $count ->
        [one] step
       *[other] steps
    }
left-characters = … { $count } { $count ->
        [one] character
       *[other] characters
    } at the end

## What is not done on this machine, in a list after "Only the cloud can do this:"

wish-split = splitting into parts
wish-remove-filler = removing filler words
wish-highlight = picking the best moments
wish-captions = captions
wish-translate = translating
wish-voiceover = a voice-over
wish-background-remove = taking the background away without a green screen
wish-scene-detect = finding scenes
wish-generate-video = making a video from words
wish-shorter = making it shorter without a length
wish-concat = joining those clips
wish-reorder = that order of the clips
wish-slow-motion = slow motion of a part that has no times
wish-reverse = playing a part backwards that has no times
wish-loop = repeating it in that way
wish-freeze = that kind of still picture
wish-subtitles = those subtitles
wish-watermark = that kind of watermark
wish-logo = that kind of logo
wish-pip = that kind of picture in picture
wish-extract-audio = a sound file in that quality
wish-shape = that shape of the picture
wish-size = that size of the picture
wish-color-match = matching the colours to something else
wish-color = that change of the colours
wish-filter = that filter
wish-blur = blurring what has to be recognised first
wish-zoom = that kind of zoom
wish-green-screen = that kind of screen
wish-compress = compressing in that way
wish-slideshow = that kind of slideshow
wish-title-words = a title without its words in quotes
wish-text-words = a text without its words in quotes
wish-title = a title in that style
wish-text = a text in that style
wish-speed = a speed for a part that has no times
wish-transition = that kind of transition
wish-fade = that kind of fade
wish-mute = muting a part that has no times
wish-pauses = cutting pauses in one place only
wish-cut = cutting a part that has no times
wish-resolution = that resolution
wish-export = that kind of export
wish-other = the step “{ $name }”

## The timeline as a whole

no-clip = There is no clip to edit.
timeline-damaged = The timeline is empty or damaged.
beyond-end = { $moment } comes after the end, which is at { $end }.
no-range = { $start } to { $end } is not a range: the end must come after the start.
cutting-all = Cutting { $span } would leave nothing.
keeping-none = Keeping only { $span } would leave nothing.
nothing-left-of = { $span } is cut away, so nothing there can be changed.
these-not-joined = These clips cannot be joined.

## Files of the folder

no-music-file = There is no file for the music: put one into the folder beside the clips.
no-subtitle-file = There is no file for the subtitles: put one into the folder beside the clips.
no-logo-file = There is no file for the logo: put one into the folder beside the clips.
no-watermark-file = There is no file for the watermark: put one into the folder beside the clips.
no-background-file = There is no file for the background: put one into the folder beside the clips.
no-such-file = { $file } is not among the files of this job: put it into the folder beside the clips.
file-unread = { $file } cannot be read.
file-too-large = { $file } is too large: the most is { $most } MB.
not-in-video = No part of { $name } is in the video.
no-clip-number = { $count ->
    [one] There is no clip { $number }: there is only one.
   *[other] There is no clip { $number }: there are { $count }.
}

## Cutting

trim-pauses-step = Cut the pauses
trim-pauses-step-least = Cut the pauses of { $least } and more
trim-pauses-done = { $count ->
    [one] Cut { $count } pause, { $total }.
   *[other] Cut { $count } pauses, { $total } in all.
}
trim-pauses-none = Found no pause of { $least } or more to cut.
trim-pauses-no-sound = There are no pauses to cut: the clip has no sound.
trim-pauses-all-silent = Cutting the pauses would leave nothing: the clip is silent all through.
keep-step = Keep { $span }
keep-done = Kept { $span }.
keep-last-step = Keep the last { $length }
keep-last-done = Kept the last { $length }.
remove-step = Cut { $span }
remove-done = Cut { $span }.
remove-clip-done = Took it out.
trim-start-step = Cut the first { $length }
trim-start-done = Cut the first { $length }.
trim-end-step = Cut the last { $length }
trim-end-done = Cut the last { $length }.
limit-step = Keep the first { $asked }
limit-done = Kept the first { $asked }, and cut { $rest } at the end.
limit-already = It is { $length } long, no longer than the { $asked } you asked for.
limit-highlights = Not cut to { $asked }: only the cloud can find the best moments, and they are not always at the start.
limit-too-short = A video must be at least one frame long.
limit-nothing-left = At that length nothing would be left.

## Speed and order

speed-step = Play at { $factor } times the speed
speed-done = Changed the speed to { $factor } times.
speed-part-step = Play { $span } at { $factor } times the speed
speed-part-done = Now { $span } plays at { $factor } times the speed.
speed-beyond = Cannot play at { $factor } times the speed: it goes from { $least } to { $most }.
speed-adds-up = Together with its earlier speed that cannot be: it goes from { $least } to { $most } times.
speed-too-many = There are too many different speeds in one video.
reverse-step = Play it backwards
reverse-done = Reversed it: it plays backwards.
reverse-part-step = Play { $span } backwards
reverse-part-done = Reversed { $span }: it plays backwards.
boomerang-step = Play it there and back
boomerang-done = Made it a boomerang: it plays there and back.
loop-step = Play it { $count } times in a row
loop-done = Looped it: it plays { $count } times.
loop-beyond = It can be played { $least } to { $most } times in a row, not { $count }.
loop-too-long = Played { $count } times, it would be too long: it can have a day at most, or { $most } pieces.
freeze-step = Freeze the picture at { $moment } for { $length }
freeze-done = Froze the picture at { $moment } for { $length }, without the clip’s sound.
freeze-last-step = Freeze the last picture for { $length }
freeze-last-done = Froze the last picture for { $length }, without the clip’s sound.
freeze-too-long = A picture can stand still for an hour at most.
freeze-too-short = A freeze must be at least one frame long.
freeze-cut-away = { $moment } was cut away, so there is no picture to freeze.

## Several clips

concat-step = Join the clips
concat-files-step = Join { $names }
concat-done = Joined { $count } clips: { $names }.
concat-one-clip = There is only one clip: put the clips to join into one folder, and the prompt beside it.
concat-no-pictures = { $file } has no pictures to join.
spoke-of = You mentioned { $count }, but only these are here.
left-out = Left out: { $names }.
reorder-done = Put the clips into this order: { $names }.
reorder-one-clip = There is only one clip, so there is no order to change.
reorder-no-dates = The dates of the clips are not known.
clip-number = clip { $number }
clip-last = the last clip
only-one-clip = There is only one clip. Its parts are told by their times, such as “0:10 to 0:20”.
each-clip = Each clip
of-clip = { $names }: { $told }
not-of-clip = { $step } is only done to the whole video, so it was not done to { $names } alone.
of-whole-step = { $step } (only if that is the whole video)
reorder-first-step = Put { $clip } first
reorder-last-step = Put { $clip } last
reorder-place-step = Put { $clip } at place { $number }
reorder-name-step = Sort the clips by name
reorder-date-step = Sort the clips by date
reorder-length-step = Put the shortest clips first
reorder-reverse-step = Put the clips in reverse order
slideshow-step = Show the pictures, { $each } each
slideshow-fitting-step = Show the pictures, { $each } each or what fits
slideshow-done = { $count ->
    [one] Made a slideshow of { $count } picture, { $each } long.
   *[other] Made a slideshow of { $count } pictures, { $each } each, with gentle crossfades.
}
slideshow-videos-left-out = The videos are left out.
slideshow-beyond = A picture can be shown for { $least } to an hour.
slideshow-no-pictures = There are no pictures: put jpg, png or webp files into a folder, and the prompt beside it.
slideshow-too-many = There are { $count } pictures; one slideshow can have { $most } at most.
slideshow-not-shown = The pictures cannot be shown.

## Transitions and fades

crossfade-step = Crossfade every cut, { $length } each
crossfade-clips-step = Crossfade every cut between clips, { $length } each
crossfade-done = { $count ->
    [one] Crossfaded { $count } cut, { $length }.
   *[other] Crossfaded { $count } cuts, { $length } each.
}
transition-step = Put the transition “{ $name }” at every cut, { $length } each
transition-clips-step = Put the transition “{ $name }” between the clips, { $length } each
transition-done = { $count ->
    [one] Put the transition “{ $name }” at { $count } cut, { $length }.
   *[other] Put the transition “{ $name }” at { $count } cuts, { $length } each.
}
transition-shorter = { $count ->
    [one] { $count } cut has a shorter transition, { $length }, as there was no room for more.
   *[other] { $count } cuts have shorter transitions, { $length } at least, as there was no room for more.
}
transition-hard = { $count ->
    [one] { $count } cut has no transition, as there was no room for one.
   *[other] { $count } cuts have no transition, as there was no room for one.
}
transition-too-short = A transition must be at least one frame long.
transition-share = A transition's length cannot be a share of the video, so the usual { $length } is used.
transition-no-cut = There is no cut to put a transition at.
kind-crossfade = crossfade
kind-fade-black = fade through black
kind-fade-white = fade through white
kind-wipe-left = wipe to the left
kind-wipe-right = wipe to the right
kind-wipe-up = wipe upwards
kind-wipe-down = wipe downwards
kind-slide-left = slide to the left
kind-slide-right = slide to the right
kind-slide-up = slide upwards
kind-slide-down = slide downwards
kind-circle-open = opening circle
kind-circle-close = closing circle
kind-clock = clock wipe
kind-zoom = zoom
kind-pixelate = pixelation
kind-blur = blur
fade-in-step = Fade in over { $length }
fade-in-white-step = Fade in from white over { $length }
fade-in-done = Faded in over { $length }.
fade-in-white-done = Faded in from white over { $length }.
fade-out-step = Fade out over { $length }
fade-out-white-step = Fade out to white over { $length }
fade-out-done = Faded out over { $length }.
fade-out-white-done = Faded out to white over { $length }.
fade-beyond = A fade of { $length } does not fit: it has { $most }, half of the result.

## Words and pictures over the picture

title-step = Put the title { $text } { $at } for { $length }
title-done = Put the title { $text } { $at } for { $length }.
text-step = Put the text { $text } { $at } for { $length }
text-whole-step = Put the text { $text } over the whole
text-done = Put the text { $text } { $at } for { $length }.
text-not-seen = The text { $text } would not be seen.
text-no-font = The text { $text } is not shown. { $reason }
text-beyond = The text { $text } would start at { $start }, after the end at { $end }.
text-gone = The earlier text { $text } would come after the new end, so it is gone.
no-font = No font on this machine can show { $script } ({ $letter }); install one: apt install { $package }.
no-font-sign = No font on this machine can show { $letter }; install one: apt install { $package }.
subtitles-step = Show the subtitles of the folder
subtitles-file-step = Show the subtitles of { $file }
subtitles-done = { $count ->
    [one] Showed { $count } subtitle of { $file } over { $clip }.
   *[other] Showed { $count } subtitles of { $file } over { $clip }.
}
subtitles-lost = { $count ->
    [one] { $count } more belongs to what was cut.
   *[other] { $count } more belong to what was cut.
}
subtitles-none = { $file } holds no subtitles that can be read (SubRip, WebVTT or ASS).
subtitles-too-many = { $file } holds { $count } subtitles; it can have { $most } at most.
subtitles-other-file = { $file } is not a file of subtitles: use .srt, .vtt or .ass.
subtitles-no-font = The subtitles { $file } are not shown. { $reason }
subtitles-no-clip = There is no clip for the subtitles.
subtitles-elsewhere = No subtitle of { $file } belongs to what is left of { $clip }.
place-top = at the top
place-center = in the middle
place-bottom = at the bottom
place-top-left = top left
place-top-right = top right
place-bottom-left = bottom left
place-bottom-right = bottom right
opacity-beyond = An opacity of { $asked } is not possible: it goes from 1 to 100 percent.
logo-step = Put the logo { $place }
logo-done = Put the logo { $name } { $place }.
logo-part-done = Put the logo { $name } { $place }, from { $span }.
watermark-step = Put a watermark { $place }
watermark-text-step = Put the watermark { $name } { $place }
watermark-done = Put the watermark { $name } { $place }, { $opacity }% opaque.
watermark-part-done = Put the watermark { $name } { $place }, { $opacity }% opaque, from { $span }.
pip-step = Put the second clip { $place }, small
pip-clip-step = Put { $clip } { $place }, small
pip-done = Put { $name } { $place } over the other clip, { $width }% as wide.
pip-heard = Its sound is mixed in.
pip-silent = Its sound is not used.
pip-when = It is there from { $span }.
loop-inset-once = The small clip over it is not played again.
pip-beyond = Cannot make the small picture { $scale } wide: it goes from { $least } to { $most } percent.
two-clips-needed = This needs two clips, one over the other: put both into one folder.
overlays-too-many = There are { $most } pictures over the video already, and no more can be added.
no-picture-in = { $name } is a sound and has no picture.
green-screen-step = Replace the green screen
green-screen-file-step = Put { $name } in the place of the green screen
green-screen-done = Put { $name } in the place of the green screen.
blue-screen-step = Replace the blue screen
blue-screen-file-step = Put { $name } in the place of the blue screen
blue-screen-done = Put { $name } in the place of the blue screen.

## Sound

no-sound-to-change = There is no sound to make louder or softer.
no-sound-to-fade = There is no sound to fade.
no-sound-to-clean = There is no sound to remove noise from.
no-sound-to-even = There is no sound to even out.
no-music-to-mute = No music was added here, and music that is in the clip itself cannot be separated from the speech.
mute-music-step = Take the music away
mute-music-done = Took the music away.
mute-music-part = The music can only be taken away as a whole, not for a part.
no-sound-to-mute = There is no sound to mute.
no-sound-to-write = There is no sound to write into a file.
no-sound-in = { $name } has no sound.
mute-step = Take the sound away
mute-done = Took the sound away.
mute-part-step = Mute { $span }
mute-part-done = Muted { $span }.
mute-music-stays = The background music stays.
volume-step = Change the volume
volume-up-step = Make it { $decibels } dB louder
volume-down-step = Make it { $decibels } dB softer
music-up-step = Make the music { $decibels } dB louder
music-down-step = Make the music { $decibels } dB softer
sound-louder-done = Made the sound { $decibels } dB louder
sound-softer-done = Made the sound { $decibels } dB softer
music-louder-done = Made the music { $decibels } dB louder.
music-softer-done = Made the music { $decibels } dB softer.
volume-unclear = Say how loud: “{ example-louder }” or “{ example-volume }”.
volume-beyond = The volume goes from 60 dB softer to 30 dB louder.
volume-music-part = The music can only be made louder or softer as a whole, not for a part.
bgm-step = Add background music
bgm-file-step = Add { $file } as background music
bgm-done = Added background music from { $file }.
bgm-below-done = Added background music from { $file }, { $decibels } dB below the speech.
bgm-above-done = Added background music from { $file }, { $decibels } dB above the speech.
bgm-beyond = Music can be from a hundredth to twice as loud as the speech.
bgm-no-file = There is no music file: put one (MP3, WAV, M4A or AAC) and the clip into a folder, and name the prompt after the folder. The cloud can choose music by itself.
bgm-no-file-style = There is no music file for { $style }: put one (MP3, WAV, M4A or AAC) and the clip into a folder, and name the prompt after the folder. The cloud can choose music by itself.
replace-audio-step = Replace the sound
replace-audio-file-step = Replace the sound with { $file }
replace-audio-done = Replaced the sound with { $file }.
replace-audio-shorter = The rest is silent.
normalize-step = Even out the loudness (-16 LUFS)
normalize-done = Evened out the loudness (-16 LUFS).
denoise-audio-step = Remove the noise from the sound
denoise-audio-done = Removed steady noise from the sound.
fade-sound-in-step = Fade the sound in
fade-sound-out-step = Fade the sound out
fade-sound-both-step = Fade the sound in and out
fade-sound-in-done = Faded the sound in over { $length }.
fade-sound-out-done = Faded the sound out over { $length }.
fade-sound-both-done = Faded the sound in and out over { $length }.

## The shape of the picture

no-picture = There is no picture to change.
crop-step = Crop the picture
crop-size-step = Crop to { $width }×{ $height }
crop-done = Kept { $width }×{ $height } of the picture, starting { $x } px from the left and { $y } px from the top.
crop-unclear = Say what to keep of the picture: “{ example-crop-part }”, or a shape: “{ example-crop-ratio }”.
crop-beyond = That part does not lie within the picture, which is { $width }×{ $height }.
bars-step = Cut off the black bars
bars-done = Cut off the black bars, { $sides }: { $width }×{ $height } is left.
bars-top = { $pixels } px at the top
bars-bottom = { $pixels } px at the bottom
bars-left = { $pixels } px on the left
bars-right = { $pixels } px on the right
bars-none = There are no black bars to cut off.
bars-dark = All of it is black, so there is nothing to tell black bars from.
shape-step = Make the picture another shape
shape-fitted-step = Make the picture { $ratio }, with blurred bars where it does not fill it
shape-how-step = Make the picture { $ratio }, { $how }
shape-done = Made the picture { $ratio }, { $how }.
shape-already = The picture is { $ratio } already.
shape-unclear = Say the shape of the picture, between 1:4 and 4:1: “{ example-ratio }”, “{ example-vertical }”.
# How a picture is brought to another shape, after a comma.
how-crop = filled, with the sides cut off
how-pad = with black bars
how-blur = with blurred bars
how-stretch = stretched
how-usual = with the whole picture on blurred bars; to fill it instead, say “{ example-fill }”
resize-step = Make it another size
resize-both-step = Make it { $width }×{ $height }
resize-width-step = Make it { $width } px wide
resize-height-step = Make it { $height } px high
resize-done = Made it { $width }×{ $height }.
resize-how-done = Made it { $width }×{ $height }, { $how }.
resize-unclear = Say how large it should be: “{ example-resize }”.
resize-beyond = Cannot make it { $width }×{ $height }: it goes from 64×64 to 7680×4320.
resolution-step = Make it { $height }p
resolution-done = Made it { $height }p.
resolution-beyond = Cannot make it { $height }p: it goes from { $least }p to { $most }p.
rotate-step = Rotate it by { $degrees }° clockwise
rotate-done = Rotated it by { $degrees }° clockwise.
rotate-other = If that is the wrong way, say “{ example-rotate-back }” or “{ example-rotate-over }”.
rotate-whole = A whole turn changes nothing.
rotate-beyond = Cannot rotate by { $degrees }°: it goes by 90, 180 or 270 degrees.
mirror-step = Mirror it from left to right
mirror-done = Mirrored it from left to right.
upend-step = Flip it upside down
upend-done = Flipped it upside down.
stabilize-step = Stabilise the picture{ $how }
stabilize-done = Stabilised the picture{ $how }, which cuts a little off its edges.
stabilize-stills = Still pictures do not shake.

## The look of the picture

# What of it was done to the whole, and to a part.
done-whole = { $what }.
done-part = { $what } from { $span }.
step-part = { $what } from { $span }
step-last = { $what } for the last { $length }
# How strongly, right after the words before it; nothing for the middle.
strength-light = {" "}a little
strength-medium = {""}
strength-strong = {" "}strongly
looks-too-many = That would be more effects than one video can have: ask for fewer.
look-gone = An earlier effect or picture would come after the new end, so it is gone.
brightness = the brightness
contrast = the contrast
saturation = the saturation
adjust-step = Change { $name } to { $percent }% of what it was
adjust-done = Changed { $name } to { $percent }% of what it was
adjust-beyond = Cannot change { $name } to { $percent }%: it goes from { $least } to { $most }%.
grayscale-step = Make it black and white
grayscale-done = Made it black and white
sharpen-step = Sharpen the picture{ $how }
sharpen-done = Sharpened the picture{ $how }
denoise-video-step = Remove the noise from the picture{ $how }
denoise-video-done = Removed the noise from the picture{ $how }
blur-step = Blur the picture{ $how }
blur-done = Blurred the picture{ $how }
blur-bars-step = Blur the bars beside the picture
blur-bars-done = Blurred the bars beside the picture.
blur-no-bars = Here only bars beside the picture can be blurred, and there are none. Only the cloud can blur what is behind people.
color-step = Adjust the colours: { $names }
color-done = Adjusted the colours: { $names }
filter-step = Give it a { $name } look
filter-done = Gave it a { $name } look
lut-step = Give it the colours of a .cube file
lut-file-step = Give it the colours of { $file }
lut-done = Gave it the colours of { $file }
lut-own-done = Gave it the built-in { $name } look, since there is no .cube file
lut-none = There is no LUT: put a .cube file into the folder beside the clips.
lut-no-such = There is no LUT { $file }: put the .cube file into the folder beside the clips.
lut-size = { $file } cannot be used: a LUT has { $least } to { $most } steps.
lut-one-dimension = { $file } is a 1D LUT: export it as a 3D one.
lut-line = { $file } is not a proper LUT: this line in it is no colour: { $line }.
lut-damaged = { $file } is not a whole LUT: export it again as a 3D .cube file.
style-natural = natural
style-warm = warm
style-cool = cool
style-cinematic = cinematic
style-moody = moody
style-teal-orange = teal and orange
style-gritty = gritty
style-sepia = sepia
style-vintage = vintage
style-film = film
style-vhs = VHS
style-neon = neon
style-grain = grainy
style-cyberpunk = cyberpunk
style-glitch = glitch
style-noir = noir
zoom-in-step = Zoom in slowly
zoom-out-step = Zoom out slowly
zoom-in-at-step = Zoom in at { $moment }
zoom-out-at-step = Zoom out at { $moment }
zoom-in-done = Zoomed in slowly, to { $times } times.
zoom-out-done = Zoomed out slowly, from { $times } times.
zoom-in-at-done = Zoomed in to { $times } times at { $moment }, and back by { $end }.
zoom-out-at-done = Zoomed out at { $moment }, from { $times } times.
zoom-beyond = Cannot zoom to { $times } times: it goes from { $least } to { $most }.

## The file

export-step = Export the result
format-step = { $format ->
    [MP4] Write an MP4 file
    [MKV] Write an MKV file
    [MP3] Write an MP3 file
    [M4A] Write an M4A file
    [OGG] Write an OGG file
   *[other] Write a { $format } file
}
format-done = { $format ->
    [MP4] The result is an MP4 file.
    [MKV] The result is an MKV file.
    [MP3] The result is an MP3 file.
    [M4A] The result is an M4A file.
    [OGG] The result is an OGG file.
   *[other] The result is a { $format } file.
}
format-other = { $asked } files are not written here: ask for MP4, which plays everywhere, WebM, MOV or MKV.
format-other-step = Write a file of another kind
one-file-gif = One prompt makes one file: the GIF needs a prompt of its own.
one-file-picture = One prompt makes one file: the picture needs a prompt of its own.
one-file-sound = One prompt makes one file: the sound file needs a prompt of its own.
extract-audio-step = { $format ->
    [MP3] Write the sound alone into an MP3 file
    [M4A] Write the sound alone into an M4A file
    [OGG] Write the sound alone into an OGG file
   *[other] Write the sound alone into a { $format } file
}
extract-audio-done = { $format ->
    [MP3] The result is the sound alone, an MP3 file.
    [M4A] The result is the sound alone, an M4A file.
    [OGG] The result is the sound alone, an OGG file.
   *[other] The result is the sound alone, a { $format } file.
}
extract-audio-other = Sound files are written as MP3, M4A, WAV, FLAC or OGG.
extract-audio-beyond = A sound file has from { $least } to { $most } thousand bits a second.
codec-step = Encode as { $names }
codec-done = Encoded as { $names }.
codec-other = { $names } is not written here: use H.264, H.265, VP9, AV1 or ProRes for the picture, AAC, Opus, MP3 or FLAC for the sound.
codec-other-file = { $format } files do not hold { $names }: ask for { $names } without { $format }.
rate-step = Show { $rate } frames a second
rate-unclear-step = Change the frame rate
rate-done = It has { $rate } frames a second.
rate-repeated-done = It has { $rate } frames a second, some shown more than once: it moves no more smoothly than the clip.
rate-unclear = Say how many frames a second: “{ example-rate }”.
rate-beyond = { $rate } frames a second are not possible: it goes from 1 to 120.
compress-step = Compress it
compress-done = Compressed: the quality is a little lower than usual, and it is encoded with more care.
compress-share-done = Compressed to { $percent }% of the clip's size.
compress-share-beyond = Cannot compress it to { $percent }%: it goes from 5 to 95 %.
crf-done = Encoded with CRF { $crf }.
crf-beyond = CRF { $crf } is not possible: it goes from 0 to { $most }.
bitrate-done = The picture has { $bitrate } bits a second.
bitrate-beyond = The picture can have from 30k to 200M bits a second.
size-step = Make it smaller than { $size }
size-done = Made it smaller than { $size }.
size-smaller-picture = For that the picture is { $side }p instead of { $now }p.
size-beyond = It cannot be smaller than { $size }: nobody could watch it. The least is about { $least }; a shorter part can be smaller.
size-of-picture = A picture has the size that it needs: leave the size out.
size-of-codec = { $name } cannot be brought to a size here: ask for H.264, H.265 or VP9.
size-of-sound = A { $name } file has the size that it needs: ask for MP3 or M4A.
gif-step = Make a GIF
gif-done = The result is a GIF, without sound.
gif-first = It shows the first { $length }: to get another part, say which.
gif-rate-beyond = A GIF has from 1 to 50 frames a second.
gif-plays-beyond = A GIF can be played up to 1000 times, or for ever.
thumbnail-step = Save a good picture
thumbnail-at-step = Save the picture at { $moment }
thumbnail-done = The result is a picture from the first third, a JPG file: to get another one, say when.
thumbnail-at-done = The result is the picture at { $moment }, a JPG file.
thumbnail-beyond = The result is the last picture, a JPG file: the end is at { $end }, before { $moment }.
thumbnail-cut-away = What was at { $moment } is cut away: the result is the nearest picture, a JPG file.

## What the cloud did

clause-mark = {"; "}
and-more = and { $count } more
changes = { $changes }.
edit-made = The edit was made.
export-follows = The export follows by itself.
length-changed = length from { $was } to { $is }
timing-changed = slight changes of timing
timeline-empty = The timeline is empty.
timeline-holds = Timeline: { $items }.
timeline-untold = The backend's timeline cannot be told in words.
project-holds = The project holds { $names }.
texts-changed = { $was ->
    [one] { $was } text became { $is }
   *[other] { $was } texts became { $is }
}
text-there = text { $words } ({ $span })
text-added = title added: { $words }, { $span }
text-removed = title removed: { $words }
text-changed = title changed from { $old } to { $new }
text-moved = title { $words } from { $was } to { $is }
tracks-changed = { $was ->
    [one] { $was } track became { $is }
   *[other] { $was } tracks became { $is }
}
track-video = video
track-audio = audio
track-other = track
track-named = { $kind } { $name }
track-there = { $track } ({ $details })
track-details = { $span }, at { $volume }%
track-added = { $kind } added, { $details }
track-named-added = { $kind } added: { $name }, { $details }
track-removed = { $track } removed
track-changed = { $track } changed to { $name }
track-shortened = { $track } shortened from { $was } to { $is }
track-lengthened = { $track } lengthened from { $was } to { $is }
track-pieces = { $is ->
    [one] { $track } now in { $is } piece instead of { $was }
   *[other] { $track } now in { $is } pieces instead of { $was }
}
track-volume = volume of the { $track } from { $was }% to { $is }%
track-cut = { $track } cut at other times
credits = { $available } credits are available, { $frozen } are held by work in progress, { $total } in total.
credits-unknown = How many credits there are cannot be told: { $error }.
credits-not-needed = The engine on this machine needs no credits.
upload-nothing = Everything was sent already.
upload-sent = Sent: { $names }.
upload-unfinished = Not whole yet, so not sent: { $names }.

## What failed. Each may follow a colon: in small letters and without a full stop.

render-too-long = the result would last { $hours } hours; at most 24 can be made
render-too-short = nothing would be left of it; keep more of the clip
render-refused = something in this edit cannot be rendered; the log tells what
render-clip = { $clip } cannot be used; the log tells why
render-changed = { $clip } was changed or removed since it came
render-no-program = { $program } is not installed; `dropcut doctor` tells how to get it
render-slow = { $program } was not done after { $length } and was stopped; raise `engine.time_limit` to give it longer
render-program = { $program } could not make it; the log tells why
render-full = the disk is full; free some space
render-file = { $file } cannot be read or written; the log tells why
render-unread = a clip or the result cannot be read; the log tells why
render-lacks = the ffmpeg of this machine cannot write { $name }; install the full one
render-not-smart = not everything that is kept can be copied (the log tells why); set `engine.render` to `auto` to have it encoded
render-wrong = the video that was made is not right, so it is not given out; the log tells why
render-cancelled = it was cancelled
clip-undecoded = { $clip } cannot be decoded; the log tells why
edit-failed = the edit failed: { $reason }
nothing-edited = nothing was edited. { $answer }
nothing-edited-quoted = nothing was edited. The answer was: { $answer }
nothing-edited-silent = nothing was edited, and nothing was said
export-failed = the export failed: { $reason }
export-empty = there is nothing on the timeline to export
export-unexplained = no reason was given
export-forgotten = whoever made it no longer has it
export-overdue = it was not done within two hours

## The reports

report-edited = { $result }: edited from { $clip }
report-questions = { $clip }: your questions, answered { $place }
report-failed = { $clip } was not edited ({ $time })
report-failed-later = { $clip } was not edited further ({ $time })
report-asked = You asked:
report-done = What was done:
report-answer = The answer:
report-result = The result: { $facts }
report-of-clip = { $facts } (the clip: { $clip })
report-of-files = { $facts } (of { $count } files, { $size })
report-tracks = The clip has { $count } sound tracks; the result has the one that players take first.
report-channels = The clip’s sound has { $count } channels; the result is in stereo.
report-subtitles = The subtitles stored in the clip are not in the result.
report-interlaced = Each picture of { $names } was two half pictures (interlaced); they were made whole, so that motion shows no combs.
report-bright = The colours of { $names } are meant for HDR screens; the result is SDR, for any screen.
report-chapters = { $count ->
    [one] The clip’s chapter is not in the result.
   *[other] The clip’s { $count } chapters are not in the result.
}
report-link = To open the project in your browser (whoever has the link can; it works for 7 days):
report-no-video = No video comes with this report: these messages ask for none.
report-happened = What happened:
report-made = What was made before lies in the outbox:
report-remedy = What to do:
report-advice = Mend what is said above or write a better prompt, then move the clip and its prompt back into the inbox.
report-again = To try it again just as it was: { $command }
place-here = on this machine
place-cloud = by the NemoVideo cloud
place-backend = by the backend at { $host }
