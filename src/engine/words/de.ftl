## Schreibweise

decimal-mark = ,
quoted = „{ $text }“
list-mark = {", "}
sentence-gap = {" "}
seconds = { $seconds } s
minutes = { $minutes } min
minutes-seconds = { $minutes } min { $seconds } s
megabytes = { $number } MB
span = { $start } bis { $end }
span-to-end = { $start } bis Ende
span-last = die letzten { $length }
at-start = am Anfang
at-end = am Ende
at-moment = bei { $moment }

## Was man schreiben kann

example-whole = Pausen entfernen, Übergänge hinzufügen und als MP4 exportieren
example-pauses = Pausen entfernen
example-brighter = mach es heller und erhöhe den Kontrast
example-even = Lautstärke normalisieren
example-ratio = mach es 9:16
example-vertical = ins Hochformat bringen
example-crop-part = zuschneiden auf 1280x720
example-resize = auf 1280x720 skalieren
example-rate = mach es 30 fps
example-rotate-back = um 270 Grad drehen
example-rotate-over = um 180 Grad drehen
example-louder = mach es lauter
example-volume = Lautstärke auf 50%

## Die ganze Antwort

ready = Bereit zum Exportieren.
nothing-to-do = Darin gibt es nichts zu tun. Zum Beispiel: „{ example-whole }“.
nothing-here = Hier ist nichts, was dieser Rechner selbst kann.
not-here = Nicht auf diesem Rechner, nur in der Cloud möglich: { $names }.
not-understood = Nicht verstanden und nicht ausgeführt: { $fragments }.
vague = Das kann vieles heißen, darum wurde nichts geändert. Schreib, was du willst, zum Beispiel: „{ example-pauses }“, „{ example-brighter }“ oder „{ example-even }“.
vague-that = Das
vague-improved = { $wishes } kann vieles heißen, darum gibt es nur kleine Änderungen.
rules-instead = { $trouble ->
        [unreachable] Der Server des Planers ist nicht erreichbar
        [slow] Der Server des Planers hat zu lange gebraucht
        [broken] Der Server des Planers hat seine Antwort abgebrochen
        [refused] Der Server des Planers hat abgelehnt
        [large] Der Server des Planers hat zu lang geantwortet
        [long] Der Prompt ist zu lang für den Server des Planers
       *[unfit] Die Antwort vom Server des Planers passt nicht
    }; darum haben die eingebauten Regeln den Prompt gelesen.
contradiction = { $dropped } und { $taken } geht nicht zugleich: Es gilt das spätere, { $taken }.
meant = { $written } wird als { $meant } gelesen.
swapped = { $written } endet vor seinem Anfang: Es wird andersherum gelesen.
left-fragments = { $count ->
    [one] … { $count } weitere Stelle
   *[other] … { $count } weitere Stellen
}
left-steps = { $count ->
    [one] … { $count } weiterer Schritt
   *[other] … { $count } weitere Schritte
}
left-characters = … { $count } Zeichen am Ende

## Was dieser Rechner nicht kann

wish-split = in Teile zerlegen
wish-remove-filler = Füllwörter entfernen
wish-highlight = die besten Momente finden
wish-captions = Untertitel aus Sprache
wish-translate = Übersetzung
wish-voiceover = Sprecherstimme
wish-background-remove = Hintergrund ohne Greenscreen entfernen
wish-scene-detect = Szenen erkennen
wish-generate-video = Video aus Text erzeugen
wish-shorter = kürzen ohne Angabe der Länge
wish-concat = diese Clips verbinden
wish-reorder = diese Reihenfolge der Clips
wish-slow-motion = Zeitlupe für eine Stelle ohne Zeitangabe
wish-reverse = rückwärts für eine Stelle ohne Zeitangabe
wish-loop = diese Art von Schleife
wish-freeze = diese Art von Standbild
wish-subtitles = diese Untertitel
wish-watermark = diese Art von Wasserzeichen
wish-logo = diese Art von Logo
wish-pip = diese Art von Bild im Bild
wish-extract-audio = eine Tondatei in dieser Qualität
wish-shape = dieses Bildformat
wish-size = diese Bildgröße
wish-color-match = Farben an etwas anderes angleichen
wish-color = diese Farbänderung
wish-filter = dieser Filter
wish-blur = etwas weichzeichnen, das erst erkannt werden muss
wish-zoom = diese Art von Zoom
wish-green-screen = dieser Ersatz des Hintergrunds
wish-compress = diese Art zu komprimieren
wish-slideshow = diese Art von Diashow
wish-title-words = ein Titel ohne Text in Anführungszeichen
wish-text-words = ein Text ohne Anführungszeichen
wish-title = ein Titel in diesem Stil
wish-text = ein Text in diesem Stil
wish-speed = Tempo für eine Stelle ohne Zeitangabe
wish-transition = diese Art von Übergang
wish-fade = diese Art von Blende
wish-mute = stumm für eine Stelle ohne Zeitangabe
wish-pauses = Pausen nur an einer Stelle entfernen
wish-cut = eine Stelle ohne Zeitangabe schneiden
wish-resolution = diese Auflösung
wish-export = diese Art von Export
wish-other = der Schritt „{ $name }“

## Die Zeitleiste

no-clip = Es gibt keinen Clip zum Bearbeiten.
timeline-damaged = Die Zeitleiste ist leer oder beschädigt.
beyond-end = { $moment } liegt hinter dem Ende bei { $end }.
no-range = { $start } bis { $end } geht nicht: Das Ende liegt nicht nach dem Anfang.
cutting-all = Ohne { $span } bliebe nichts übrig.
keeping-none = Mit nur { $span } bliebe nichts übrig.
nothing-left-of = { $span } ist weggeschnitten, dort lässt sich nichts mehr ändern.
these-not-joined = Diese Clips lassen sich nicht verbinden.

## Dateien im Ordner

no-music-file = Keine Datei für die Musik da: Leg eine in den Ordner zu den Clips.
no-subtitle-file = Keine Datei mit Untertiteln da: Leg eine in den Ordner zu den Clips.
no-logo-file = Keine Datei für das Logo da: Leg eine in den Ordner zu den Clips.
no-watermark-file = Keine Datei für das Wasserzeichen da: Leg eine in den Ordner zu den Clips.
no-background-file = Keine Datei für den Hintergrund da: Leg eine in den Ordner zu den Clips.
no-such-file = { $file } gehört nicht zu diesem Auftrag: Leg die Datei in den Ordner zu den Clips.
file-unread = { $file } lässt sich nicht lesen.
file-too-large = { $file } ist größer als { $most } MB, das ist zu groß.
not-in-video = Von { $name } ist nichts im Video.
no-clip-number = { $count ->
    [one] Clip { $number } gibt es nicht: Es ist nur einer da.
   *[other] Clip { $number } gibt es nicht: Es sind { $count } da.
}

## Schneiden

trim-pauses-step = Pausen herausschneiden
trim-pauses-step-least = Pausen ab { $least } herausschneiden
trim-pauses-done = { $count ->
    [one] { $count } Pause herausgeschnitten, { $total }.
   *[other] { $count } Pausen herausgeschnitten, zusammen { $total }.
}
trim-pauses-none = Keine Pause ab { $least } gefunden.
trim-pauses-no-sound = Keine Pausen zu schneiden: Der Clip hat keinen Ton.
trim-pauses-all-silent = Ohne die Pausen bliebe nichts übrig: Der Clip ist durchgehend still.
keep-step = { $span } behalten
keep-done = { $span } behalten.
keep-last-step = Die letzten { $length } behalten
keep-last-done = Die letzten { $length } behalten.
remove-step = { $span } herausschneiden
remove-done = { $span } herausgeschnitten.
remove-clip-done = Herausgenommen.
trim-start-step = Die ersten { $length } wegschneiden
trim-start-done = Die ersten { $length } weggeschnitten.
trim-end-step = Die letzten { $length } wegschneiden
trim-end-done = Die letzten { $length } weggeschnitten.
limit-step = Die ersten { $asked } behalten
limit-done = Die ersten { $asked } behalten und am Ende { $rest } weggeschnitten.
limit-already = Es dauert { $length }, nicht länger als die gewünschten { $asked }.
limit-highlights = Nicht auf { $asked } gekürzt: Die besten Momente findet nur die Cloud, und sie sind nicht immer am Anfang.
limit-too-short = Ein Video muss mindestens ein Bild lang sein.
limit-nothing-left = Bei dieser Länge bliebe nichts übrig.

## Tempo und Reihenfolge

speed-step = Mit { $factor }-fachem Tempo abspielen
speed-done = Tempo auf das { $factor }-Fache geändert.
speed-part-step = { $span } mit { $factor }-fachem Tempo abspielen
speed-part-done = Tempo von { $span } auf das { $factor }-Fache geändert.
speed-beyond = { $factor }-faches Tempo geht nicht: Möglich ist das { $least }- bis { $most }-Fache.
speed-adds-up = Zusammen mit dem Tempo, das es schon hat, geht das nicht: Möglich ist das { $least }- bis { $most }-Fache.
speed-too-many = Das sind zu viele verschiedene Tempi in einem Video.
reverse-step = Rückwärts abspielen
reverse-done = Umgekehrt: Es läuft rückwärts.
reverse-part-step = { $span } rückwärts abspielen
reverse-part-done = { $span } läuft rückwärts.
boomerang-step = Hin und zurück abspielen
boomerang-done = Als Boomerang: Es läuft hin und zurück.
loop-step = { $count }-mal hintereinander abspielen
loop-done = Schleife: Es läuft { $count }-mal.
loop-beyond = { $count }-mal hintereinander geht nicht: Möglich ist { $least }- bis { $most }-mal.
loop-too-long = { $count }-mal wäre zu lang: Höchstens ein Tag oder { $most } Stücke sind möglich.
freeze-step = Bild bei { $moment } für { $length } einfrieren
freeze-done = Bild bei { $moment } für { $length } eingefroren, ohne den Ton des Clips.
freeze-last-step = Letztes Bild für { $length } einfrieren
freeze-last-done = Letztes Bild für { $length } eingefroren, ohne den Ton des Clips.
freeze-too-long = Ein Standbild kann höchstens eine Stunde dauern.
freeze-too-short = Ein Standbild muss mindestens ein Bild lang sein.
freeze-cut-away = { $moment } wurde weggeschnitten, dort gibt es kein Bild zum Einfrieren.

## Mehrere Clips

concat-step = Clips verbinden
concat-files-step = { $names } verbinden
concat-done = { $count } Clips verbunden: { $names }.
concat-one-clip = Es gibt nur einen Clip: Leg alle, die verbunden werden sollen, in einen Ordner und den Prompt daneben.
concat-no-pictures = { $file } hat kein Bild und lässt sich nicht verbinden.
spoke-of = Du sprachst von { $count }; mehr als diese sind nicht da.
left-out = Weggelassen: { $names }.
reorder-done = Neue Reihenfolge der Clips: { $names }.
reorder-one-clip = Es gibt nur einen Clip, also keine Reihenfolge zu ändern.
reorder-no-dates = Das Datum der Clips ist nicht bekannt.
clip-number = Clip { $number }
clip-last = der letzte Clip
only-one-clip = Es gibt nur einen Clip. Seine Teile nennt man mit Zeiten, etwa „0:10 bis 0:20“.
each-clip = Jeder Clip
of-clip = { $names }: { $told }
not-of-clip = { $step } geht nur für das ganze Video; für { $names } allein wurde es nicht gemacht.
of-whole-step = { $step } (nur, wenn das das ganze Video ist)
reorder-first-step = { $clip } an den Anfang setzen
reorder-last-step = { $clip } ans Ende setzen
reorder-place-step = { $clip } an Stelle { $number } setzen
reorder-name-step = Clips nach Namen ordnen
reorder-date-step = Clips nach Datum ordnen
reorder-length-step = Die kürzesten Clips zuerst
reorder-reverse-step = Reihenfolge der Clips umkehren
slideshow-step = Bilder zeigen, je { $each }
slideshow-fitting-step = Bilder zeigen, je { $each } oder was passt
slideshow-done = { $count ->
    [one] Diashow aus { $count } Bild gemacht, { $each } lang.
   *[other] Diashow aus { $count } Bildern gemacht, je { $each }, mit sanften Überblendungen.
}
slideshow-videos-left-out = Die Videos sind nicht dabei.
slideshow-beyond = Ein Bild kann { $least } bis eine Stunde zu sehen sein.
slideshow-no-pictures = Es gibt keine Bilder: Leg jpg-, png- oder webp-Dateien in einen Ordner und den Prompt daneben.
slideshow-too-many = Es sind { $count } Bilder; höchstens { $most } passen in eine Diashow.
slideshow-not-shown = Die Bilder lassen sich nicht zeigen.

## Übergänge und Blenden

crossfade-step = Jeden Schnitt überblenden, je { $length }
crossfade-clips-step = Zwischen allen Clips überblenden, je { $length }
crossfade-done = { $count ->
    [one] { $count } Schnitt überblendet, { $length }.
   *[other] { $count } Schnitte überblendet, je { $length }.
}
transition-step = Übergang an jedem Schnitt, je { $length }: { $name }
transition-clips-step = Übergang zwischen den Clips, je { $length }: { $name }
transition-done = { $count ->
    [one] { $count } Schnitt mit Übergang, { $length }: { $name }.
   *[other] { $count } Schnitte mit Übergang, je { $length }: { $name }.
}
transition-shorter = { $count ->
    [one] { $count } Schnitt hat einen kürzeren Übergang, { $length }, weil der Platz nicht reicht.
   *[other] { $count } Schnitte haben kürzere Übergänge, mindestens { $length }, weil der Platz nicht reicht.
}
transition-hard = { $count ->
    [one] { $count } Schnitt hat keinen Übergang, weil der Platz nicht reicht.
   *[other] { $count } Schnitte haben keinen Übergang, weil der Platz nicht reicht.
}
transition-too-short = Ein Übergang muss mindestens ein Bild lang sein.
transition-share = Ein Übergang kann nicht nach einem Anteil des Videos bemessen werden, also gilt die übliche Länge, { $length }.
transition-no-cut = Es gibt keinen Schnitt für einen Übergang.
kind-crossfade = Überblendung
kind-fade-black = Blende über Schwarz
kind-fade-white = Blende über Weiß
kind-wipe-left = Wischen nach links
kind-wipe-right = Wischen nach rechts
kind-wipe-up = Wischen nach oben
kind-wipe-down = Wischen nach unten
kind-slide-left = Schieben nach links
kind-slide-right = Schieben nach rechts
kind-slide-up = Schieben nach oben
kind-slide-down = Schieben nach unten
kind-circle-open = Kreis, der sich öffnet
kind-circle-close = Kreis, der sich schließt
kind-clock = Uhrblende
kind-zoom = Zoom
kind-pixelate = Verpixelung
kind-blur = Unschärfe
fade-in-step = In { $length } einblenden
fade-in-white-step = In { $length } aus Weiß einblenden
fade-in-done = Am Anfang eingeblendet, { $length }.
fade-in-white-done = Am Anfang aus Weiß eingeblendet, { $length }.
fade-out-step = In { $length } ausblenden
fade-out-white-step = In { $length } nach Weiß ausblenden
fade-out-done = Am Ende ausgeblendet, { $length }.
fade-out-white-done = Am Ende nach Weiß ausgeblendet, { $length }.
fade-beyond = Eine Blende von { $length } passt nicht: Sie hat { $most }, die Hälfte des Ergebnisses.

## Text und Bilder über dem Bild

title-step = Titel { $text } { $at } zeigen, { $length } lang
title-done = Titel { $text } { $at } eingefügt, { $length } lang.
text-step = Text { $text } { $at } zeigen, { $length } lang
text-whole-step = Text { $text } durchgehend zeigen
text-done = Text { $text } { $at } eingefügt, { $length } lang.
text-not-seen = Der Text { $text } wäre nicht zu sehen.
text-no-font = Der Text { $text } fehlt. { $reason }
text-beyond = Der Text { $text } würde erst bei { $start } beginnen, nach dem Ende bei { $end }.
text-gone = Der frühere Text { $text } läge hinter dem neuen Ende und fällt weg.
no-font = Keine Schrift auf diesem Rechner kann „{ $letter }“ zeigen. Installiere eine: apt install { $package }.
no-font-sign = Keine Schrift auf diesem Rechner kann „{ $letter }“ zeigen. Installiere eine: apt install { $package }.
subtitles-step = Untertitel aus dem Ordner zeigen
subtitles-file-step = Untertitel aus { $file } zeigen
subtitles-done = { $count ->
    [one] { $count } Untertitel aus { $file } über { $clip } gelegt.
   *[other] { $count } Untertitel aus { $file } über { $clip } gelegt.
}
subtitles-lost = { $count ->
    [one] { $count } weiterer gehört zu dem, was weggeschnitten ist.
   *[other] { $count } weitere gehören zu dem, was weggeschnitten ist.
}
subtitles-none = In { $file } stehen keine lesbaren Untertitel (SubRip, WebVTT oder ASS).
subtitles-too-many = In { $file } stehen { $count } Untertitel; höchstens { $most } gehen.
subtitles-other-file = { $file } ist keine Datei mit Untertiteln: Es gehen .srt, .vtt und .ass.
subtitles-no-font = Die Untertitel { $file } fehlen. { $reason }
subtitles-no-clip = Es gibt keinen Clip für die Untertitel.
subtitles-elsewhere = Kein Untertitel aus { $file } gehört zu dem, was von { $clip } übrig ist.
place-top = oben
place-center = in der Mitte
place-bottom = unten
place-top-left = oben links
place-top-right = oben rechts
place-bottom-left = unten links
place-bottom-right = unten rechts
opacity-beyond = Eine Deckkraft von { $asked } geht nicht: Möglich sind 1 bis 100 Prozent.
logo-step = Logo { $place } einfügen
logo-done = Logo { $name } { $place } eingefügt.
logo-part-done = Logo { $name } { $place } eingefügt, { $span }.
watermark-step = Wasserzeichen { $place } einfügen
watermark-text-step = Wasserzeichen { $name } { $place } einfügen
watermark-done = Wasserzeichen { $name } { $place } eingefügt, Deckkraft { $opacity } %.
watermark-part-done = Wasserzeichen { $name } { $place } eingefügt, Deckkraft { $opacity } %, { $span }.
pip-step = Zweiten Clip klein { $place } zeigen
pip-clip-step = { $clip } klein { $place } zeigen
pip-done = { $name } liegt { $place } über dem anderen Clip, { $width } % so breit.
pip-heard = Sein Ton ist mit zu hören.
pip-silent = Sein Ton wird nicht verwendet.
pip-when = Zu sehen: { $span }.
loop-inset-once = Der kleine Clip darüber wird nicht noch einmal gespielt.
pip-beyond = Das kleine Bild kann nicht { $scale } breit sein: Möglich sind { $least } bis { $most } Prozent.
two-clips-needed = Dafür braucht es zwei Clips, einen über dem anderen: Leg beide in einen Ordner.
overlays-too-many = Es liegen schon { $most } Bilder über dem Video, mehr gehen nicht.
no-picture-in = { $name } ist eine Tondatei und hat kein Bild.
green-screen-step = Greenscreen ersetzen
green-screen-file-step = Greenscreen durch { $name } ersetzen
green-screen-done = Greenscreen durch { $name } ersetzt.
blue-screen-step = Bluescreen ersetzen
blue-screen-file-step = Bluescreen durch { $name } ersetzen
blue-screen-done = Bluescreen durch { $name } ersetzt.

## Ton

no-sound-to-change = Es gibt keinen Ton, der lauter oder leiser werden könnte.
no-sound-to-fade = Es gibt keinen Ton zum Blenden.
no-sound-to-clean = Es gibt keinen Ton zum Entrauschen.
no-sound-to-even = Es gibt keinen Ton zum Normalisieren.
no-music-to-mute = Hier wurde keine Musik hinzugefügt, und Musik, die schon im Clip ist, lässt sich nicht von der Sprache trennen.
mute-music-step = Musik entfernen
mute-music-done = Musik entfernt.
mute-music-part = Die Musik lässt sich nur ganz entfernen, nicht für eine Stelle.
no-sound-to-mute = Es gibt keinen Ton zum Stummschalten.
no-sound-to-write = Es gibt keinen Ton für eine Datei.
no-sound-in = { $name } hat keinen Ton.
mute-step = Ton entfernen
mute-done = Ton entfernt.
mute-part-step = { $span } stummschalten
mute-part-done = { $span } stummgeschaltet.
mute-music-stays = Die Hintergrundmusik bleibt.
volume-step = Lautstärke ändern
volume-up-step = { $decibels } dB lauter machen
volume-down-step = { $decibels } dB leiser machen
music-up-step = Musik { $decibels } dB lauter machen
music-down-step = Musik { $decibels } dB leiser machen
sound-louder-done = Ton { $decibels } dB lauter gemacht
sound-softer-done = Ton { $decibels } dB leiser gemacht
music-louder-done = Musik { $decibels } dB lauter gemacht.
music-softer-done = Musik { $decibels } dB leiser gemacht.
volume-unclear = Wie laut? Zum Beispiel „{ example-louder }“ oder „{ example-volume }“.
volume-beyond = Die Lautstärke geht von 60 dB leiser bis 30 dB lauter.
volume-music-part = Die Musik lässt sich nur im Ganzen lauter oder leiser machen, nicht für eine Stelle.
bgm-step = Musik unterlegen
bgm-file-step = { $file } als Musik unterlegen
bgm-done = Hintergrundmusik: { $file }.
bgm-below-done = Hintergrundmusik: { $file }, { $decibels } dB leiser als die Sprache.
bgm-above-done = Hintergrundmusik: { $file }, { $decibels } dB lauter als die Sprache.
bgm-beyond = Musik kann ein Hundertstel bis doppelt so laut sein wie die Sprache.
bgm-no-file = Keine Musikdatei da: Leg eine (MP3, WAV, M4A oder AAC) mit dem Clip in einen Ordner und benenne den Prompt nach dem Ordner. Die Cloud kann Musik selbst aussuchen.
bgm-no-file-style = Keine Musikdatei für { $style } da: Leg eine (MP3, WAV, M4A oder AAC) mit dem Clip in einen Ordner und benenne den Prompt nach dem Ordner. Die Cloud kann Musik selbst aussuchen.
replace-audio-step = Ton ersetzen
replace-audio-file-step = Ton durch { $file } ersetzen
replace-audio-done = Ton durch { $file } ersetzt.
replace-audio-shorter = Danach ist es still.
normalize-step = Lautstärke angleichen (-16 LUFS)
normalize-done = Lautstärke angeglichen (-16 LUFS).
denoise-audio-step = Ton entrauschen
denoise-audio-done = Ton entrauscht.
fade-sound-in-step = Ton einblenden
fade-sound-out-step = Ton ausblenden
fade-sound-both-step = Ton ein- und ausblenden
fade-sound-in-done = Ton eingeblendet, { $length }.
fade-sound-out-done = Ton ausgeblendet, { $length }.
fade-sound-both-done = Ton ein- und ausgeblendet, je { $length }.

## Form des Bildes

no-picture = Es gibt kein Bild zum Ändern.
crop-step = Bild zuschneiden
crop-size-step = Auf { $width }×{ $height } zuschneiden
crop-done = Zugeschnitten auf { $width }×{ $height }, { $x } px von links und { $y } px von oben.
crop-unclear = Was soll vom Bild bleiben? Zum Beispiel „{ example-crop-part }“.
crop-beyond = Dieser Ausschnitt liegt nicht im Bild, das { $width }×{ $height } groß ist.
bars-step = Schwarze Ränder wegschneiden
bars-done = Schwarze Ränder weggeschnitten ({ $sides }): { $width }×{ $height } bleiben.
bars-top = { $pixels } px oben
bars-bottom = { $pixels } px unten
bars-left = { $pixels } px links
bars-right = { $pixels } px rechts
bars-none = Es gibt keine schwarzen Ränder.
bars-dark = Das ganze Bild ist schwarz, darum lassen sich keine Ränder erkennen.
shape-step = Bildformat ändern
shape-fitted-step = Bild auf { $ratio } bringen, wo nötig mit unscharfem Rand
shape-how-step = Bild auf { $ratio } bringen, { $how }
shape-done = Bild auf { $ratio } gebracht, { $how }.
shape-already = Das Bild ist schon { $ratio }.
shape-unclear = Welches Format, zwischen 1:4 und 4:1? Zum Beispiel „{ example-ratio }“ oder „{ example-vertical }“.
how-crop = formatfüllend zugeschnitten
how-pad = mit schwarzem Rand
how-blur = mit unscharfem Rand
how-stretch = gestreckt
how-usual = das ganze Bild mit unscharfem Rand
resize-step = Bildgröße ändern
resize-both-step = Auf { $width }×{ $height } bringen
resize-width-step = Auf { $width } px Breite bringen
resize-height-step = Auf { $height } px Höhe bringen
resize-done = Größe auf { $width }×{ $height } geändert.
resize-how-done = Größe auf { $width }×{ $height } geändert, { $how }.
resize-unclear = Wie groß? Zum Beispiel „{ example-resize }“.
resize-beyond = { $width }×{ $height } geht nicht: Möglich sind 64×64 bis 7680×4320.
resolution-step = Auf { $height }p bringen
resolution-done = Auflösung: { $height }p.
resolution-beyond = { $height }p geht nicht: Möglich sind { $least }p bis { $most }p.
rotate-step = Um { $degrees }° im Uhrzeigersinn drehen
rotate-done = Um { $degrees }° im Uhrzeigersinn gedreht.
rotate-other = Falls das falsch herum ist: „{ example-rotate-back }“ oder „{ example-rotate-over }“.
rotate-whole = Eine ganze Drehung ändert nichts.
rotate-beyond = { $degrees }° geht nicht: Möglich sind 90, 180 und 270 Grad.
mirror-step = Horizontal spiegeln
mirror-done = Horizontal gespiegelt.
upend-step = Vertikal spiegeln
upend-done = Vertikal gespiegelt.
stabilize-step = Bild{ $how } stabilisieren
stabilize-done = Bild{ $how } stabilisiert; am Rand fällt etwas weg.
stabilize-stills = Standbilder wackeln nicht.

## Aussehen des Bildes

done-whole = { $what }.
done-part = { $what } ({ $span }).
step-part = { $what } ({ $span })
step-last = { $what } (die letzten { $length })
strength-light = {" "}leicht
strength-medium = {""}
strength-strong = {" "}stark
looks-too-many = Das wären mehr Bildeffekte, als ein Video haben kann: Nimm weniger.
look-gone = Ein früherer Effekt oder ein Bild läge hinter dem neuen Ende und fällt weg.
brightness = Helligkeit
contrast = Kontrast
saturation = Sättigung
adjust-step = { $name } auf { $percent } % bringen
adjust-done = { $name } auf { $percent } % gebracht
adjust-beyond = { $name }: { $percent } % geht nicht, möglich sind { $least } bis { $most } %.
grayscale-step = Schwarz-weiß machen
grayscale-done = Schwarz-weiß gemacht
sharpen-step = Bild{ $how } schärfen
sharpen-done = Bild{ $how } geschärft
denoise-video-step = Bild{ $how } entrauschen
denoise-video-done = Bild{ $how } entrauscht
blur-step = Bild{ $how } weichzeichnen
blur-done = Bild{ $how } weichgezeichnet
blur-bars-step = Rand neben dem Bild unscharf machen
blur-bars-done = Rand neben dem Bild unscharf gemacht.
blur-no-bars = Hier lässt sich nur der Rand neben dem Bild weichzeichnen, und es gibt keinen. Den Hintergrund hinter Personen weichzeichnen kann nur die Cloud.
color-step = Farben anpassen: { $names }
color-done = Farben angepasst: { $names }
filter-step = Look anwenden: { $name }
filter-done = Look angewendet: { $name }
lut-step = Farben einer .cube-Datei anwenden
lut-file-step = Farben von { $file } anwenden
lut-done = Farben von { $file } angewendet
lut-own-done = Keine .cube-Datei da, darum den eingebauten Look angewendet: { $name }
lut-none = Keine LUT da: Leg eine .cube-Datei in den Ordner zu den Clips.
lut-no-such = Keine LUT { $file } da: Leg die .cube-Datei in den Ordner zu den Clips.
lut-size = { $file } geht nicht: Eine LUT hat { $least } bis { $most } Stufen.
lut-one-dimension = { $file } ist eine 1D-LUT: Exportiere sie als 3D-LUT.
lut-line = { $file } ist keine richtige LUT: Diese Zeile darin ist keine Farbe: { $line }.
lut-damaged = { $file } ist unvollständig: Exportiere die LUT noch einmal als 3D-Datei (.cube).
style-natural = natürlich
style-warm = warm
style-cool = kühl
style-cinematic = Kino
style-moody = düster
style-teal-orange = Türkis und Orange
style-gritty = rau
style-sepia = Sepia
style-vintage = Vintage
style-film = Film
style-vhs = VHS
style-neon = Neon
style-grain = Filmkorn
style-cyberpunk = Cyberpunk
style-glitch = Glitch
style-noir = Film noir
zoom-in-step = Langsam heranzoomen
zoom-out-step = Langsam herauszoomen
zoom-in-at-step = Bei { $moment } heranzoomen
zoom-out-at-step = Bei { $moment } herauszoomen
zoom-in-done = Langsam herangezoomt, auf das { $times }-Fache.
zoom-out-done = Langsam herausgezoomt, vom { $times }-Fachen.
zoom-in-at-done = Bei { $moment } auf das { $times }-Fache herangezoomt, bis { $end } wieder zurück.
zoom-out-at-done = Bei { $moment } herausgezoomt, vom { $times }-Fachen.
zoom-beyond = { $times }-facher Zoom geht nicht: Möglich ist das { $least }- bis { $most }-Fache.

## Die Datei

export-step = Ergebnis exportieren
format-step = Als { $format }-Datei speichern
format-done = Das Ergebnis ist eine { $format }-Datei.
format-other = { $asked }-Dateien gehen hier nicht. Es gibt MP4, das überall läuft, WebM, MOV und MKV.
format-other-step = Als andere Art von Datei speichern
one-file-gif = Ein Prompt macht eine Datei: Das GIF braucht einen eigenen.
one-file-picture = Ein Prompt macht eine Datei: Das Bild braucht einen eigenen.
one-file-sound = Ein Prompt macht eine Datei: Die Tondatei braucht einen eigenen.
extract-audio-step = Nur den Ton als { $format }-Datei speichern
extract-audio-done = Das Ergebnis ist nur der Ton, eine { $format }-Datei.
extract-audio-other = Tondateien gibt es als MP3, M4A, WAV, FLAC oder OGG.
extract-audio-beyond = Eine Tondatei hat { $least } bis { $most } kbit/s.
codec-step = Als { $names } kodieren
codec-done = Als { $names } kodiert.
codec-other = { $names } geht hier nicht: Für das Bild gibt es H.264, H.265, VP9, AV1 und ProRes, für den Ton AAC, Opus, MP3 und FLAC.
codec-other-file = { $format }-Dateien können kein { $names } enthalten: Lass { $format } weg.
rate-step = { $rate } Bilder pro Sekunde
rate-unclear-step = Bildrate ändern
rate-done = { $rate } Bilder pro Sekunde.
rate-repeated-done = { $rate } Bilder pro Sekunde, manche mehrfach: Die Bewegung wird nicht flüssiger als im Clip.
rate-unclear = Wie viele Bilder pro Sekunde? Zum Beispiel „{ example-rate }“.
rate-beyond = { $rate } Bilder pro Sekunde gehen nicht: Möglich sind 1 bis 120.
compress-step = Komprimieren
compress-done = Komprimiert: etwas weniger Qualität als sonst, dafür sorgfältiger kodiert.
compress-share-done = Auf { $percent } % des Clips komprimiert.
compress-share-beyond = { $percent } % der Größe geht nicht: Möglich sind 5 bis 95 %.
crf-done = Mit CRF { $crf } kodiert.
crf-beyond = CRF { $crf } geht nicht: Möglich sind 0 bis { $most }.
bitrate-done = Bitrate des Bildes: { $bitrate }.
bitrate-beyond = Die Bitrate des Bildes kann 30k bis 200M sein.
size-step = Kleiner als { $size } machen
size-done = Kleiner als { $size } gemacht.
size-smaller-picture = Dafür hat das Bild { $side }p statt { $now }p.
size-beyond = Kleiner als { $size } geht nicht: Man könnte es nicht mehr ansehen. Das Mindeste ist etwa { $least }; ein kürzerer Teil kann kleiner sein.
size-of-picture = Ein Bild hat die Größe, die es braucht: Lass die Größe weg.
size-of-codec = { $name } lässt sich hier nicht auf eine Größe bringen: Es gehen H.264, H.265 und VP9.
size-of-sound = Eine { $name }-Datei hat die Größe, die sie braucht: Nimm MP3 oder M4A.
gif-step = Als GIF speichern
gif-done = Das Ergebnis ist ein GIF, ohne Ton.
gif-first = Es zeigt die ersten { $length }: Für einen anderen Teil nenn die Zeiten.
gif-rate-beyond = Ein GIF hat 1 bis 50 Bilder pro Sekunde.
gif-plays-beyond = Ein GIF läuft bis zu 1000-mal oder endlos.
thumbnail-step = Ein gutes Bild speichern
thumbnail-at-step = Bild bei { $moment } speichern
thumbnail-done = Das Ergebnis ist ein Bild aus dem ersten Drittel, eine JPG-Datei: Für ein anderes nenn die Zeit.
thumbnail-at-done = Das Ergebnis ist das Bild bei { $moment }, eine JPG-Datei.
thumbnail-beyond = Das Ergebnis ist das letzte Bild, eine JPG-Datei: Das Ende ist bei { $end }, vor { $moment }.
thumbnail-cut-away = Was bei { $moment } war, ist weggeschnitten: Das Ergebnis ist das nächstgelegene Bild, eine JPG-Datei.

## Was die Cloud getan hat

clause-mark = {"; "}
and-more = und { $count } mehr
changes = { $changes }.
edit-made = Bearbeitet.
export-follows = Der Export folgt von selbst.
length-changed = Länge von { $was } auf { $is }
timing-changed = Zeiten leicht geändert
timeline-empty = Die Zeitleiste ist leer.
timeline-holds = Zeitleiste: { $items }.
timeline-untold = Die Zeitleiste der Cloud lässt sich nicht in Worte fassen.
project-holds = Im Projekt: { $names }.
texts-changed = Texte: { $is } statt { $was }
text-there = Text { $words } ({ $span })
text-added = Titel hinzugefügt: { $words }, { $span }
text-removed = Titel entfernt: { $words }
text-changed = Titel { $old } in { $new } geändert
text-moved = Titel { $words } von { $was } auf { $is } verschoben
tracks-changed = Spuren: { $is } statt { $was }
track-video = Video
track-audio = Ton
track-other = Spur
track-named = { $kind } { $name }
track-there = { $track } ({ $details })
track-details = { $span }, bei { $volume } %
track-added = { $kind } hinzugefügt, { $details }
track-named-added = { $kind } hinzugefügt: { $name }, { $details }
track-removed = { $track } entfernt
track-changed = { $track } durch { $name } ersetzt
track-shortened = { $track } von { $was } auf { $is } gekürzt
track-lengthened = { $track } von { $was } auf { $is } verlängert
track-pieces = { $is ->
    [one] { $track } jetzt in { $is } Stück statt { $was }
   *[other] { $track } jetzt in { $is } Stücken statt { $was }
}
track-volume = { $track }: Lautstärke von { $was } % auf { $is } %
track-cut = { $track } an anderen Stellen geschnitten
credits = { $available } Credits verfügbar, { $frozen } für laufende Arbeit reserviert, { $total } insgesamt.
credits-unknown = Der Stand der Credits ist nicht abrufbar: { $error }.
credits-not-needed = Auf diesem Rechner braucht es keine Credits.
upload-nothing = Alles ist schon hochgeladen.
upload-sent = Hochgeladen: { $names }.
upload-unfinished = Noch nicht vollständig, darum nicht hochgeladen: { $names }.

## Was fehlschlägt

render-too-long = das Ergebnis würde { $hours } Stunden dauern; höchstens 24 sind möglich
render-too-short = es bliebe nichts übrig; behalte mehr vom Clip
render-refused = etwas davon lässt sich nicht in ein Video bringen; was, steht im Protokoll
render-clip = { $clip } lässt sich nicht verwenden; warum, steht im Protokoll
render-changed = { $clip } wurde inzwischen geändert oder entfernt
render-no-program = { $program } ist nicht installiert; `dropcut doctor` sagt, wie man es bekommt
render-slow = { $program } war nach { $length } nicht fertig und wurde beendet; `engine.time_limit` lässt sich erhöhen
render-program = { $program } konnte es nicht herstellen; warum, steht im Protokoll
render-full = der Datenträger ist voll; schaff etwas Platz
render-file = { $file } lässt sich nicht lesen oder schreiben; warum, steht im Protokoll
render-unread = ein Clip oder das Ergebnis lässt sich nicht lesen; warum, steht im Protokoll
render-lacks = das ffmpeg dieses Rechners kann kein { $name } schreiben; installiere das vollständige
render-not-smart = nicht alles, was bleibt, lässt sich kopieren (warum, steht im Protokoll); mit `auto` bei `engine.render` wird es neu kodiert
render-wrong = das hergestellte Video ist fehlerhaft und wird darum nicht ausgegeben; warum, steht im Protokoll
render-cancelled = es wurde abgebrochen
clip-undecoded = { $clip } lässt sich nicht dekodieren; warum, steht im Protokoll
edit-failed = die Bearbeitung ist fehlgeschlagen: { $reason }
nothing-edited = nichts wurde bearbeitet. { $answer }
nothing-edited-quoted = nichts wurde bearbeitet. Die Antwort war: { $answer }
nothing-edited-silent = nichts wurde bearbeitet, und nichts wurde dazu gesagt
export-failed = der Export ist fehlgeschlagen: { $reason }
export-empty = auf der Timeline ist nichts zu exportieren
export-unexplained = ein Grund wurde nicht genannt
export-forgotten = dort, wo es entstand, liegt es nicht mehr
export-overdue = es war nach zwei Stunden nicht fertig

## Die Berichte

report-edited = { $result }: geschnitten aus { $clip }
report-questions = { $clip }: Ihre Fragen, beantwortet { $place }
report-failed = { $clip } wurde nicht bearbeitet ({ $time })
report-failed-later = { $clip } wurde nicht weiter bearbeitet ({ $time })
report-asked = Gewünscht war:
report-done = Gemacht wurde:
report-answer = Die Antwort:
report-result = Das Ergebnis: { $facts }
report-of-clip = { $facts } (der Clip: { $clip })
report-of-files = { $facts } (aus { $count } Dateien, { $size })
report-tracks = Der Clip hat { $count } Tonspuren; das Ergebnis hat die, die Player zuerst nehmen.
report-channels = Der Ton des Clips hat { $count } Kanäle; das Ergebnis ist in Stereo.
report-subtitles = Die im Clip gespeicherten Untertitel sind im Ergebnis nicht enthalten.
report-interlaced = Jedes Bild von { $names } bestand aus zwei Halbbildern (Zeilensprung); daraus sind ganze Bilder geworden, damit Bewegungen keine Kämme zeigen.
report-bright = Die Farben von { $names } sind für HDR-Bildschirme gedacht; das Ergebnis ist in SDR, für jeden Bildschirm.
report-chapters = { $count ->
    [one] Das Kapitel des Clips ist im Ergebnis nicht enthalten.
   *[other] Die { $count } Kapitel des Clips sind im Ergebnis nicht enthalten.
}
report-link = So öffnen Sie das Projekt im Browser (das kann jeder, der den Link hat; er gilt 7 Tage):
report-no-video = Zu diesem Bericht gehört kein Video: Diese Nachrichten verlangen keines.
report-happened = Was geschehen ist:
report-made = Was vorher entstanden ist, liegt im Ausgangsordner:
report-remedy = Was zu tun ist:
report-advice = Beheben Sie, was oben steht, oder schreiben Sie einen besseren Prompt; legen Sie dann Clip und Prompt wieder in den Eingangsordner.
report-again = Um es unverändert noch einmal zu versuchen: { $command }
place-here = auf diesem Rechner
place-cloud = von der NemoVideo-Cloud
place-backend = vom Server { $host }
