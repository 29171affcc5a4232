## Scrittura

decimal-mark = ,
quoted = «{ $text }»
list-mark = {", "}
sentence-gap = {" "}
seconds = { $seconds } s
minutes = { $minutes } min
minutes-seconds = { $minutes } min { $seconds } s
megabytes = { $number } MB
span = da { $start } a { $end }
span-to-end = da { $start } alla fine
span-last = gli ultimi { $length }
at-start = all’inizio
at-end = alla fine
at-moment = a { $moment }

## Che cosa si può scrivere

example-whole = taglia le pause del video, aggiungi transizioni, esporta in MP4
example-pauses = taglia le pause del video
example-brighter = aumenta la luminosità e aumenta il contrasto
example-even = normalizza il volume del video
example-ratio = metti il video in 9:16
example-vertical = metti il video in verticale
example-crop-part = ritaglia a 1280x720
example-resize = ridimensiona il video a 1280x720
example-rate = metti il video a 30 fps
example-rotate-back = ruota di 270 gradi
example-rotate-over = ruota di 180 gradi
example-louder = alza il volume
example-volume = metti il volume al 50%

## La risposta intera

ready = Pronto per l’esportazione.
nothing-to-do = Non c’è niente da fare. Prova con «{ example-whole }».
nothing-here = Qui non c’è niente che questo computer sappia fare da solo.
not-here = Non possibile su questo computer, ma nel cloud sì: { $names }.
not-understood = Non capito e lasciato com’era: { $fragments }.
vague = Può voler dire molte cose, quindi non è stato cambiato niente. Scrivi che cosa vuoi, per esempio: «{ example-pauses }», «{ example-brighter }» o «{ example-even }».
vague-that = Questo
vague-improved = { $wishes } può voler dire molte cose, quindi si fanno solo piccole modifiche.
rules-instead = { $trouble ->
        [unreachable] Il server del pianificatore non è raggiungibile
        [slow] Il server del pianificatore ci ha messo troppo
        [broken] Il server del pianificatore ha interrotto la risposta
        [refused] Il server del pianificatore ha rifiutato
        [large] Il server del pianificatore ha dato una risposta troppo lunga
        [long] Il prompt è troppo lungo per il server del pianificatore
       *[unfit] Il server del pianificatore ha dato una risposta che non va bene
    }, quindi il prompt è stato letto con le regole interne.
contradiction = Non si possono avere insieme { $dropped } e { $taken }: vale l’ultimo, { $taken }.
meant = { $written } è letto come { $meant }.
swapped = { $written } finisce prima di iniziare: viene letto al contrario.
left-fragments = { $count ->
    [one] … ancora { $count } frammento
   *[other] … ancora { $count } frammenti
}
left-steps = { $count ->
    [one] … ancora { $count } passaggio
   *[other] … ancora { $count } passaggi
}
left-characters = { $count ->
    [one] … { $count } carattere alla fine
   *[other] … { $count } caratteri alla fine
}

## Che cosa questo computer non fa

wish-split = dividere in parti
wish-remove-filler = togliere gli intercalari
wish-highlight = scegliere i momenti migliori
wish-captions = sottotitoli automatici
wish-translate = tradurre
wish-voiceover = una voce fuori campo
wish-background-remove = togliere lo sfondo senza green screen
wish-scene-detect = riconoscere le scene
wish-generate-video = creare un video da un testo
wish-shorter = accorciare senza dire di quanto
wish-concat = unire quelle clip
wish-reorder = quell’ordine delle clip
wish-slow-motion = il rallentatore su una parte senza tempi
wish-reverse = riprodurre al contrario una parte senza tempi
wish-loop = quel tipo di loop
wish-freeze = quel tipo di fermo immagine
wish-subtitles = quei sottotitoli
wish-watermark = quel tipo di filigrana
wish-logo = quel tipo di logo
wish-pip = quel tipo di picture-in-picture
wish-extract-audio = un file audio di quella qualità
wish-shape = quel formato dell’immagine
wish-size = quella dimensione dell’immagine
wish-color-match = uniformare i colori a qualcos’altro
wish-color = quella modifica dei colori
wish-filter = quel filtro
wish-blur = sfocare qualcosa che va prima riconosciuto
wish-zoom = quel tipo di zoom
wish-green-screen = quella sostituzione dello sfondo
wish-compress = comprimere in quel modo
wish-slideshow = quel tipo di presentazione
wish-title-words = un titolo senza il testo tra virgolette
wish-text-words = un testo senza virgolette
wish-title = un titolo in quello stile
wish-text = un testo in quello stile
wish-speed = la velocità di una parte senza tempi
wish-transition = quel tipo di transizione
wish-fade = quel tipo di dissolvenza
wish-mute = togliere l’audio a una parte senza tempi
wish-pauses = tagliare le pause in un punto solo
wish-cut = tagliare una parte senza tempi
wish-resolution = quella risoluzione
wish-export = quel tipo di esportazione
wish-other = il passaggio «{ $name }»

## La timeline

no-clip = Non c’è nessuna clip da montare.
timeline-damaged = La timeline è vuota o danneggiata.
beyond-end = { $moment } è dopo la fine, che è a { $end }.
no-range = Da { $start } a { $end } non è possibile: finisce prima di iniziare.
cutting-all = Tagliando { $span } non resterebbe niente.
keeping-none = Tenendo solo { $span } non resterebbe niente.
nothing-left-of = La parte { $span } è tagliata, quindi lì non si può modificare niente.
these-not-joined = Queste clip non si possono unire.

## File della cartella

no-music-file = Non c’è nessun file di musica: mettilo nella cartella insieme alle clip.
no-subtitle-file = Non c’è nessun file di sottotitoli: mettilo nella cartella insieme alle clip.
no-logo-file = Non c’è nessun file per il logo: mettilo nella cartella insieme alle clip.
no-watermark-file = Non c’è nessun file per la filigrana: mettilo nella cartella insieme alle clip.
no-background-file = Non c’è nessun file per lo sfondo: mettilo nella cartella insieme alle clip.
no-such-file = { $file } non è tra i file di questo lavoro: mettilo nella cartella insieme alle clip.
file-unread = { $file } non si può leggere.
file-too-large = { $file } supera i { $most } MB: è troppo.
not-in-video = Nel video non c’è niente di { $name }.
no-clip-number = { $count ->
    [one] La clip { $number } non c’è: ce n’è una sola.
   *[other] La clip { $number } non c’è: ce ne sono { $count }.
}

## Tagli

trim-pauses-step = Tagliare le pause
trim-pauses-step-least = Tagliare le pause da { $least } in su
trim-pauses-done = { $count ->
    [one] { $count } pausa tagliata, { $total }.
   *[other] { $count } pause tagliate, { $total } in tutto.
}
trim-pauses-none = Nessuna pausa da { $least } in su.
trim-pauses-no-sound = Non ci sono pause da tagliare: la clip non ha audio.
trim-pauses-all-silent = Senza le pause non resterebbe niente: tutta la clip è in silenzio.
keep-step = Tenere { $span }
keep-done = Tenuto { $span }.
keep-last-step = Tenere gli ultimi { $length }
keep-last-done = Tenuti gli ultimi { $length }.
remove-step = Tagliare { $span }
remove-done = Tagliato { $span }.
remove-clip-done = Tolto dal video.
trim-start-step = Tagliare i primi { $length }
trim-start-done = Tagliati i primi { $length }.
trim-end-step = Tagliare gli ultimi { $length }
trim-end-done = Tagliati gli ultimi { $length }.
limit-step = Tenere i primi { $asked }
limit-done = Tenuti i primi { $asked } e tagliati { $rest } alla fine.
limit-already = Dura { $length }, non più dei { $asked } che hai chiesto.
limit-highlights = Non accorciato a { $asked }: i momenti migliori li trova solo il cloud, e non sono sempre all’inizio.
limit-too-short = Un video deve durare almeno un fotogramma.
limit-nothing-left = Con quella durata non resterebbe niente.

## Velocità e ordine

speed-step = Riprodurre a velocità ×{ $factor }
speed-done = Velocità portata a ×{ $factor }.
speed-part-step = Riprodurre { $span } a velocità ×{ $factor }
speed-part-done = Velocità { $span } portata a ×{ $factor }.
speed-beyond = La velocità ×{ $factor } non è possibile: va da ×{ $least } a ×{ $most }.
speed-adds-up = Insieme alla velocità che ha già, non è possibile: va da ×{ $least } a ×{ $most }.
speed-too-many = Ci sono troppe velocità diverse in un solo video.
reverse-step = Riprodurre al contrario
reverse-done = Invertito: si vede al contrario.
reverse-part-step = Riprodurre al contrario { $span }
reverse-part-done = Invertito { $span }: si vede al contrario.
boomerang-step = Riprodurre avanti e indietro
boomerang-done = Effetto boomerang: va avanti e indietro.
loop-step = { $count ->
    [one] Riprodurre { $count } volta
   *[other] Riprodurre { $count } volte di fila
}
loop-done = { $count ->
    [one] In loop: si ripete { $count } volta.
   *[other] In loop: si ripete { $count } volte.
}
loop-beyond = Si può ripetere da { $least } a { $most } volte, non { $count }.
loop-too-long = { $count ->
    [one] Ripetuto { $count } volta sarebbe troppo lungo: il massimo è un giorno, o { $most } pezzi.
   *[other] Ripetuto { $count } volte sarebbe troppo lungo: il massimo è un giorno, o { $most } pezzi.
}
freeze-step = Fermare l’immagine a { $moment } per { $length }
freeze-done = Immagine ferma a { $moment } per { $length }, senza l’audio della clip.
freeze-last-step = Fermare l’ultima immagine per { $length }
freeze-last-done = Ultima immagine ferma per { $length }, senza l’audio della clip.
freeze-too-long = Un fermo immagine può durare al massimo un’ora.
freeze-too-short = Un fermo immagine deve durare almeno un fotogramma.
freeze-cut-away = { $moment } è stato tagliato, quindi lì non c’è un’immagine da fermare.

## Più clip

concat-step = Unire le clip
concat-files-step = Unire { $names }
concat-done = { $count ->
    [one] { $count } clip unita: { $names }.
   *[other] { $count } clip unite: { $names }.
}
concat-one-clip = C’è una sola clip: metti quelle da unire in una cartella, e il prompt accanto.
concat-no-pictures = { $file } non ha immagini e non si può unire.
spoke-of = Parlavi di { $count }; ci sono solo questi elementi.
left-out = Non usato: { $names }.
reorder-done = Nuovo ordine delle clip: { $names }.
reorder-one-clip = C’è una sola clip, quindi non c’è un ordine da cambiare.
reorder-no-dates = Le date delle clip non sono note.
clip-number = la clip { $number }
clip-last = l’ultima clip
only-one-clip = C’è una sola clip. Le sue parti si indicano con i tempi, per esempio “da 0:10 a 0:20”.
each-clip = Ogni clip
of-clip = { $names }: { $told }
not-of-clip = { $step } si fa solo su tutto il video; non è stato fatto solo per { $names }.
of-whole-step = { $step } (solo se è l’intero video)
reorder-first-step = Mettere { $clip } all’inizio
reorder-last-step = Mettere { $clip } alla fine
reorder-place-step = Mettere { $clip } al posto { $number }
reorder-name-step = Ordinare le clip per nome
reorder-date-step = Ordinare le clip per data
reorder-length-step = Mettere prima le clip più corte
reorder-reverse-step = Invertire l’ordine delle clip
slideshow-step = Mostrare le immagini, { $each } ciascuna
slideshow-fitting-step = Mostrare le immagini, { $each } ciascuna o quanto basta
slideshow-done = { $count ->
    [one] Presentazione di { $count } immagine, { $each }.
   *[other] Presentazione di { $count } immagini, { $each } ciascuna, con dissolvenze morbide.
}
slideshow-videos-left-out = I video non sono inclusi.
slideshow-beyond = Un’immagine si può mostrare da { $least } a un’ora.
slideshow-no-pictures = Non ci sono immagini: metti file jpg, png o webp in una cartella, e il prompt accanto.
slideshow-too-many = Ci sono { $count } immagini; il massimo per una presentazione è { $most }.
slideshow-not-shown = Le immagini non si possono mostrare.

## Transizioni e dissolvenze

crossfade-step = Dissolvenza incrociata a ogni taglio, { $length } ciascuna
crossfade-clips-step = Dissolvenza incrociata tra le clip, { $length } ciascuna
crossfade-done = { $count ->
    [one] Dissolvenza incrociata su { $count } taglio, { $length }.
   *[other] Dissolvenza incrociata su { $count } tagli, { $length } ciascuna.
}
transition-step = Transizione a ogni taglio, { $length } ciascuna: { $name }
transition-clips-step = Transizione tra le clip, { $length } ciascuna: { $name }
transition-done = { $count ->
    [one] Transizione su { $count } taglio, { $length }: { $name }.
   *[other] Transizione su { $count } tagli, { $length } ciascuna: { $name }.
}
transition-shorter = { $count ->
    [one] { $count } taglio ha una transizione più corta, { $length }, per mancanza di spazio.
   *[other] { $count } tagli hanno transizioni più corte, almeno { $length }, per mancanza di spazio.
}
transition-hard = { $count ->
    [one] { $count } taglio resta senza transizione, per mancanza di spazio.
   *[other] { $count } tagli restano senza transizione, per mancanza di spazio.
}
transition-too-short = Una transizione deve durare almeno un fotogramma.
transition-share = La durata di una transizione non può essere una parte del video: si usa quella solita, { $length }.
transition-no-cut = Non c’è nessun taglio a cui mettere una transizione.
kind-crossfade = dissolvenza incrociata
kind-fade-black = passaggio al nero
kind-fade-white = passaggio al bianco
kind-wipe-left = tendina a sinistra
kind-wipe-right = tendina a destra
kind-wipe-up = tendina verso l’alto
kind-wipe-down = tendina verso il basso
kind-slide-left = scorrimento a sinistra
kind-slide-right = scorrimento a destra
kind-slide-up = scorrimento verso l’alto
kind-slide-down = scorrimento verso il basso
kind-circle-open = cerchio che si apre
kind-circle-close = cerchio che si chiude
kind-clock = tendina a orologio
kind-zoom = zoom
kind-pixelate = pixel
kind-blur = sfocatura
fade-in-step = Dissolvenza in entrata di { $length }
fade-in-white-step = Dissolvenza in entrata dal bianco di { $length }
fade-in-done = Aggiunta una dissolvenza in entrata di { $length }.
fade-in-white-done = Aggiunta una dissolvenza in entrata dal bianco di { $length }.
fade-out-step = Dissolvenza in uscita di { $length }
fade-out-white-step = Dissolvenza in uscita al bianco di { $length }
fade-out-done = Aggiunta una dissolvenza in uscita di { $length }.
fade-out-white-done = Aggiunta una dissolvenza in uscita al bianco di { $length }.
fade-beyond = Una dissolvenza di { $length } non ci sta: dura { $most }, metà del risultato.

## Testi e immagini sopra l’immagine

title-step = Mettere il titolo { $text } { $at } per { $length }
title-done = Titolo { $text } messo { $at } per { $length }.
text-step = Mettere il testo { $text } { $at } per { $length }
text-whole-step = Mettere il testo { $text } su tutto il video
text-done = Testo { $text } messo { $at } per { $length }.
text-not-seen = Il testo { $text } non si vedrebbe.
text-no-font = Il testo { $text } non compare. { $reason }
text-beyond = Il testo { $text } inizierebbe a { $start }, dopo la fine a { $end }.
text-gone = Il testo precedente { $text } era dopo la nuova fine ed è stato tolto.
no-font = Nessun carattere di questo computer mostra «{ $letter }». Installane uno: apt install { $package }.
no-font-sign = Nessun carattere di questo computer mostra «{ $letter }». Installane uno: apt install { $package }.
subtitles-step = Mostrare i sottotitoli della cartella
subtitles-file-step = Mostrare i sottotitoli di { $file }
subtitles-done = { $count ->
    [one] { $count } sottotitolo di { $file } messo su { $clip }.
   *[other] { $count } sottotitoli di { $file } messi su { $clip }.
}
subtitles-lost = { $count ->
    [one] { $count } altro riguarda ciò che è stato tagliato.
   *[other] Altri { $count } riguardano ciò che è stato tagliato.
}
subtitles-none = { $file } non contiene sottotitoli leggibili (SubRip, WebVTT o ASS).
subtitles-too-many = { $file } contiene { $count } sottotitoli; il massimo è { $most }.
subtitles-other-file = { $file } non è un file di sottotitoli: usa .srt, .vtt o .ass.
subtitles-no-font = I sottotitoli { $file } non compaiono. { $reason }
subtitles-no-clip = Non c’è nessuna clip per i sottotitoli.
subtitles-elsewhere = Nessun sottotitolo di { $file } riguarda ciò che resta di { $clip }.
place-top = in alto
place-center = al centro
place-bottom = in basso
place-top-left = in alto a sinistra
place-top-right = in alto a destra
place-bottom-left = in basso a sinistra
place-bottom-right = in basso a destra
opacity-beyond = Un’opacità di { $asked } non è possibile: va da 1 a 100%.
logo-step = Mettere il logo { $place }
logo-done = Logo { $name } messo { $place }.
logo-part-done = Logo { $name } messo { $place }, { $span }.
watermark-step = Mettere una filigrana { $place }
watermark-text-step = Mettere la filigrana { $name } { $place }
watermark-done = Filigrana { $name } messa { $place }, opacità { $opacity }%.
watermark-part-done = Filigrana { $name } messa { $place }, opacità { $opacity }%, { $span }.
pip-step = Mettere la seconda clip { $place }, in piccolo
pip-clip-step = Mettere { $clip } { $place }, in piccolo
pip-done = { $name } messa { $place } sopra l’altra clip, larga il { $width }%.
pip-heard = Il suo audio viene mixato con l’altro.
pip-silent = Il suo audio non viene usato.
pip-when = Si vede { $span }.
loop-inset-once = La piccola clip sovrapposta non si ripete.
pip-beyond = L’immagine piccola non può essere larga { $scale }: va da { $least } a { $most }%.
two-clips-needed = Servono due clip, una sopra l’altra: mettile nella stessa cartella.
overlays-too-many = Ci sono già { $most } immagini sopra il video, e non ce ne stanno altre.
no-picture-in = { $name } è un file audio e non ha immagini.
green-screen-step = Sostituire il green screen
green-screen-file-step = Sostituire il green screen con { $name }
green-screen-done = Green screen sostituito con { $name }.
blue-screen-step = Sostituire il blue screen
blue-screen-file-step = Sostituire il blue screen con { $name }
blue-screen-done = Blue screen sostituito con { $name }.

## Audio

no-sound-to-change = Non c’è audio da alzare o abbassare.
no-sound-to-fade = Non c’è audio per una dissolvenza.
no-sound-to-clean = Non c’è audio da ripulire.
no-sound-to-even = Non c’è audio da normalizzare.
no-music-to-mute = Qui non è stata aggiunta musica, e quella già presente nella clip non si può separare dalla voce.
mute-music-step = Togliere la musica
mute-music-done = Musica tolta.
mute-music-part = La musica si può togliere solo per intero, non in una parte.
no-sound-to-mute = Non c’è audio da togliere.
no-sound-to-write = Non c’è audio da salvare in un file.
no-sound-in = { $name } non ha audio.
mute-step = Togliere l’audio
mute-done = Audio tolto.
mute-part-step = Togliere l’audio { $span }
mute-part-done = Audio tolto { $span }.
mute-music-stays = La musica di sottofondo resta.
volume-step = Cambiare il volume
volume-up-step = Alzare il volume di { $decibels } dB
volume-down-step = Abbassare il volume di { $decibels } dB
music-up-step = Alzare la musica di { $decibels } dB
music-down-step = Abbassare la musica di { $decibels } dB
sound-louder-done = Audio alzato di { $decibels } dB
sound-softer-done = Audio abbassato di { $decibels } dB
music-louder-done = Musica alzata di { $decibels } dB.
music-softer-done = Musica abbassata di { $decibels } dB.
volume-unclear = Di’ quale volume: «{ example-louder }» o «{ example-volume }».
volume-beyond = Il volume va da 60 dB in meno a 30 dB in più.
volume-music-part = Il volume della musica si può cambiare solo per intero, non in una parte.
bgm-step = Mettere una musica di sottofondo
bgm-file-step = Mettere { $file } come sottofondo
bgm-done = Musica di sottofondo: { $file }.
bgm-below-done = Musica di sottofondo: { $file }, { $decibels } dB sotto la voce.
bgm-above-done = Musica di sottofondo: { $file }, { $decibels } dB sopra la voce.
bgm-beyond = La musica può andare da un centesimo al doppio del volume della voce.
bgm-no-file = Non c’è nessun file di musica: mettine uno (MP3, WAV, M4A o AAC) e la clip in una cartella, e dai al prompt il nome della cartella. Il cloud può scegliere la musica da solo.
bgm-no-file-style = Non c’è nessun file di musica per { $style }: mettine uno (MP3, WAV, M4A o AAC) e la clip in una cartella, e dai al prompt il nome della cartella. Il cloud può scegliere la musica da solo.
replace-audio-step = Sostituire l’audio
replace-audio-file-step = Sostituire l’audio con { $file }
replace-audio-done = Audio sostituito con { $file }.
replace-audio-shorter = Il resto è in silenzio.
normalize-step = Uniformare il volume (-16 LUFS)
normalize-done = Volume uniformato (-16 LUFS).
denoise-audio-step = Togliere il rumore dall’audio
denoise-audio-done = Rumore di fondo ridotto.
fade-sound-in-step = Dissolvenza audio in entrata
fade-sound-out-step = Dissolvenza audio in uscita
fade-sound-both-step = Dissolvenza audio in entrata e in uscita
fade-sound-in-done = Aggiunta una dissolvenza audio in entrata, { $length }.
fade-sound-out-done = Aggiunta una dissolvenza audio in uscita, { $length }.
fade-sound-both-done = Aggiunte dissolvenze audio in entrata e in uscita, { $length } ciascuna.

## La forma dell’immagine

no-picture = Non c’è nessuna immagine da modificare.
crop-step = Ritagliare l’immagine
crop-size-step = Ritagliare a { $width }×{ $height }
crop-done = Ritagliato a { $width }×{ $height }, a { $x } px da sinistra e { $y } px dall’alto.
crop-unclear = Di’ che cosa tenere dell’immagine: «{ example-crop-part }».
crop-beyond = Quella parte esce dall’immagine, che è { $width }×{ $height }.
bars-step = Tagliare le bande nere
bars-done = Bande nere tagliate ({ $sides }): restano { $width }×{ $height }.
bars-top = { $pixels } px in alto
bars-bottom = { $pixels } px in basso
bars-left = { $pixels } px a sinistra
bars-right = { $pixels } px a destra
bars-none = Non ci sono bande nere da tagliare.
bars-dark = Tutta l’immagine è nera, quindi le bande non si distinguono.
shape-step = Cambiare il formato dell’immagine
shape-fitted-step = Portare l’immagine a { $ratio }, con bordi sfocati dove serve
shape-how-step = Portare l’immagine a { $ratio }, { $how }
shape-done = Immagine portata a { $ratio }, { $how }.
shape-already = L’immagine è già { $ratio }.
shape-unclear = Di’ il formato, tra 1:4 e 4:1: «{ example-ratio }», «{ example-vertical }».
how-crop = riempita, con i lati tagliati
how-pad = con bordi neri
how-blur = con bordi sfocati
how-stretch = stirata
how-usual = intera, con bordi sfocati
resize-step = Cambiare la dimensione
resize-both-step = Ridimensionare a { $width }×{ $height }
resize-width-step = Portare la larghezza a { $width } px
resize-height-step = Portare l’altezza a { $height } px
resize-done = Ridimensionato a { $width }×{ $height }.
resize-how-done = Ridimensionato a { $width }×{ $height }, { $how }.
resize-unclear = Di’ la dimensione: «{ example-resize }».
resize-beyond = { $width }×{ $height } non è possibile: va da 64×64 a 7680×4320.
resolution-step = Portare a { $height }p
resolution-done = Risoluzione: { $height }p.
resolution-beyond = { $height }p non è possibile: va da { $least }p a { $most }p.
rotate-step = Ruotare di { $degrees }° in senso orario
rotate-done = Ruotato di { $degrees }° in senso orario.
rotate-other = Se il verso è sbagliato, scrivi «{ example-rotate-back }» o «{ example-rotate-over }».
rotate-whole = Un giro intero non cambia niente.
rotate-beyond = Non si può ruotare di { $degrees }°: solo di 90, 180 o 270 gradi.
mirror-step = Specchiare in orizzontale
mirror-done = Specchiato in orizzontale.
upend-step = Capovolgere in verticale
upend-done = Capovolto in verticale.
stabilize-step = Stabilizzare{ $how } l’immagine
stabilize-done = Immagine stabilizzata{ $how }, con i bordi un po’ tagliati.
stabilize-stills = Le immagini ferme non tremano.

## L’aspetto dell’immagine

done-whole = { $what }.
done-part = { $what }, { $span }.
step-part = { $what }, { $span }
step-last = { $what }, gli ultimi { $length }
strength-light = {" "}un poco
strength-medium = {""}
strength-strong = {" "}molto
looks-too-many = Sarebbero più effetti di quanti ne può avere un video: chiedine meno.
look-gone = Un effetto o un’immagine precedente era dopo la nuova fine ed è stato tolto.
brightness = Luminosità
contrast = Contrasto
saturation = Saturazione
adjust-step = { $name } al { $percent }% di prima
adjust-done = { $name } al { $percent }% di prima
adjust-beyond = { $name } al { $percent }% non è possibile: va da { $least } a { $most }%.
grayscale-step = Mettere in bianco e nero
grayscale-done = Messo in bianco e nero
sharpen-step = Aumentare{ $how } la nitidezza
sharpen-done = Nitidezza aumentata{ $how }
denoise-video-step = Ridurre{ $how } il rumore dell’immagine
denoise-video-done = Rumore dell’immagine ridotto{ $how }
blur-step = Sfocare{ $how } l’immagine
blur-done = Immagine sfocata{ $how }
blur-bars-step = Sfocare i bordi dell’immagine
blur-bars-done = Bordi dell’immagine sfocati.
blur-no-bars = Qui si possono sfocare solo i bordi aggiunti all’immagine, e non ce ne sono. Sfocare lo sfondo dietro le persone lo fa solo il cloud.
color-step = Correggere i colori: { $names }
color-done = Colori corretti: { $names }
filter-step = Applicare lo stile: { $name }
filter-done = Stile applicato: { $name }
lut-step = Applicare i colori di un file .cube
lut-file-step = Applicare i colori di { $file }
lut-done = Colori di { $file } applicati
lut-own-done = Non c’è un file .cube, quindi è stato applicato lo stile interno: { $name }
lut-none = Non c’è nessuna LUT: metti un file .cube nella cartella insieme alle clip.
lut-no-such = Non c’è nessuna LUT { $file }: metti il file .cube nella cartella insieme alle clip.
lut-size = { $file } non si può usare: una LUT ha da { $least } a { $most } livelli.
lut-one-dimension = { $file } è una LUT 1D: esportala come LUT 3D.
lut-line = { $file } non è una LUT corretta: questa riga non è un colore: { $line }.
lut-damaged = { $file } è incompleto: esporta di nuovo la LUT come file .cube 3D.
style-natural = naturale
style-warm = caldo
style-cool = freddo
style-cinematic = cinema
style-moody = cupo
style-teal-orange = ottanio e arancio
style-gritty = ruvido
style-sepia = seppia
style-vintage = vintage
style-film = pellicola
style-vhs = VHS
style-neon = neon
style-grain = grana
style-cyberpunk = cyberpunk
style-glitch = glitch
style-noir = noir
zoom-in-step = Zoom in avanti lento
zoom-out-step = Zoom indietro lento
zoom-in-at-step = Zoom in avanti a { $moment }
zoom-out-at-step = Zoom indietro a { $moment }
zoom-in-done = Zoom in avanti lento, fino a ×{ $times }.
zoom-out-done = Zoom indietro lento, da ×{ $times }.
zoom-in-at-done = Zoom a ×{ $times } a { $moment }, e ritorno entro { $end }.
zoom-out-at-done = Zoom indietro a { $moment }, da ×{ $times }.
zoom-beyond = Uno zoom ×{ $times } non è possibile: va da ×{ $least } a ×{ $most }.

## Il file

export-step = Esportare il risultato
format-step = Salvare come file { $format }
format-done = Il risultato è un file { $format }.
format-other = Qui non si creano file { $asked }: chiedi MP4, che si vede ovunque, WebM, MOV o MKV.
format-other-step = Salvare come un altro tipo di file
one-file-gif = Un prompt crea un solo file: per la GIF serve un altro prompt.
one-file-picture = Un prompt crea un solo file: per l’immagine serve un altro prompt.
one-file-sound = Un prompt crea un solo file: per il file audio serve un altro prompt.
extract-audio-step = Salvare solo l’audio come file { $format }
extract-audio-done = Il risultato è solo l’audio, un file { $format }.
extract-audio-other = I file audio possono essere MP3, M4A, WAV, FLAC o OGG.
extract-audio-beyond = Un file audio ha da { $least } a { $most } kbit/s.
codec-step = Codificare in { $names }
codec-done = Codificato in { $names }.
codec-other = { $names } non è disponibile: per l’immagine ci sono H.264, H.265, VP9, AV1 e ProRes; per l’audio AAC, Opus, MP3 e FLAC.
codec-other-file = I file { $format } non possono contenere { $names }: chiedi { $names } senza { $format }.
rate-step = { $rate } fotogrammi al secondo
rate-unclear-step = Cambiare i fotogrammi al secondo
rate-done = { $rate } fotogrammi al secondo.
rate-repeated-done = { $rate } fotogrammi al secondo, alcuni ripetuti: il movimento non è più fluido che nella clip.
rate-unclear = Di’ quanti fotogrammi al secondo: «{ example-rate }».
rate-beyond = { $rate } fotogrammi al secondo non sono possibili: va da 1 a 120.
compress-step = Comprimere
compress-done = Compresso: qualità un po’ più bassa del solito e codifica più accurata.
compress-share-done = Compresso al { $percent }% della clip.
compress-share-beyond = Il { $percent }% della dimensione non è possibile: va da 5 a 95%.
crf-done = Codificato con CRF { $crf }.
crf-beyond = CRF { $crf } non è possibile: va da 0 a { $most }.
bitrate-done = Bitrate dell’immagine: { $bitrate }.
bitrate-beyond = Il bitrate dell’immagine va da 30k a 200M.
size-step = Portare sotto i { $size }
size-done = Portato sotto i { $size }.
size-smaller-picture = Per questo l’immagine passa da { $now }p a { $side }p.
size-beyond = Non si può scendere sotto i { $size }: sarebbe inguardabile. Il minimo è circa { $least }; una parte più corta può essere più piccola.
size-of-picture = Un’immagine ha la dimensione che le serve: non indicarne una.
size-of-codec = Con { $name } non si può scegliere la dimensione: chiedi H.264, H.265 o VP9.
size-of-sound = Un file { $name } ha la dimensione che gli serve: chiedi MP3 o M4A.
gif-step = Salvare come GIF
gif-done = Il risultato è una GIF, senza audio.
gif-first = Mostra i primi { $length }: per un’altra parte, indica i tempi.
gif-rate-beyond = Una GIF ha da 1 a 50 fotogrammi al secondo.
gif-plays-beyond = Una GIF si ripete fino a 1000 volte, o senza fine.
thumbnail-step = Salvare una bella immagine
thumbnail-at-step = Salvare l’immagine a { $moment }
thumbnail-done = Il risultato è un’immagine del primo terzo, un file JPG: per un’altra, indica il momento.
thumbnail-at-done = Il risultato è l’immagine a { $moment }, un file JPG.
thumbnail-beyond = Il risultato è l’ultima immagine, un file JPG: la fine è a { $end }, prima di { $moment }.
thumbnail-cut-away = Ciò che c’era a { $moment } è stato tagliato: il risultato è l’immagine più vicina, un file JPG.

## Che cosa ha fatto il cloud

clause-mark = {"; "}
and-more = e altri { $count }
changes = { $changes }.
edit-made = Modifica fatta.
export-follows = L’esportazione parte da sola.
length-changed = durata da { $was } a { $is }
timing-changed = piccole modifiche ai tempi
timeline-empty = La timeline è vuota.
timeline-holds = Timeline: { $items }.
timeline-untold = La timeline del cloud non si può descrivere a parole.
project-holds = Nel progetto: { $names }.
texts-changed = testi: { $is } invece di { $was }
text-there = testo { $words } ({ $span })
text-added = titolo aggiunto: { $words }, { $span }
text-removed = titolo tolto: { $words }
text-changed = titolo { $old } cambiato in { $new }
text-moved = titolo { $words } spostato da { $was } a { $is }
tracks-changed = tracce: { $is } invece di { $was }
track-video = video
track-audio = audio
track-other = traccia
track-named = { $kind } { $name }
track-there = { $track } ({ $details })
track-details = { $span }, al { $volume }%
track-added = { $kind }: aggiunta, { $details }
track-named-added = { $kind } { $name }: aggiunta, { $details }
track-removed = { $track }: rimozione
track-changed = { $track }: sostituzione con { $name }
track-shortened = { $track }: durata ridotta da { $was } a { $is }
track-lengthened = { $track }: durata allungata da { $was } a { $is }
track-pieces = { $is ->
    [one] { $track }: { $is } pezzo invece di { $was }
   *[other] { $track }: { $is } pezzi invece di { $was }
}
track-volume = { $track }: volume dal { $was }% al { $is }%
track-cut = { $track }: tagli in altri punti
credits = { $available } crediti disponibili, { $frozen } riservati ai lavori in corso, { $total } in tutto.
credits-unknown = Non si può sapere quanti crediti ci sono: { $error }.
credits-not-needed = Su questo computer non servono crediti.
upload-nothing = È già tutto caricato.
upload-sent = Caricato: { $names }.
upload-unfinished = Non ancora completo, quindi non caricato: { $names }.

## Che cosa non riesce

render-too-long = il risultato durerebbe { $hours } ore; al massimo possono essere 24
render-too-short = non ne resterebbe nulla; tieni più parte della clip
render-refused = qualcosa non può entrare in un video; il registro dice che cosa
render-clip = { $clip } non si può usare; il registro dice perché
render-changed = { $clip } è stata cambiata o tolta da quando è arrivata
render-no-program = { $program } non è installato; `dropcut doctor` dice come averlo
render-slow = { $program } non ha finito dopo { $length } ed è stato fermato; `engine.time_limit` si può aumentare
render-program = { $program } non è riuscito a farlo; il registro dice perché
render-full = non c’è più spazio sul disco; liberane un po’
render-file = { $file } non si può leggere o scrivere; il registro dice perché
render-unread = una clip o il risultato non si può leggere; il registro dice perché
render-lacks = l’ffmpeg di questo computer non sa scrivere { $name }; installa quello completo
render-not-smart = non tutto ciò che resta si può copiare (il registro dice perché); metti `engine.render` su `auto` perché venga codificato
render-wrong = il video prodotto non è corretto, quindi non viene consegnato; il registro dice perché
render-cancelled = è stato annullato
clip-undecoded = { $clip } non si può decodificare; il registro dice perché
edit-failed = il montaggio non è riuscito: { $reason }
nothing-edited = non è stato montato nulla. { $answer }
nothing-edited-quoted = non è stato montato nulla. La risposta era: { $answer }
nothing-edited-silent = non è stato montato nulla, e non è stato detto nulla
export-failed = l’esportazione non è riuscita: { $reason }
export-empty = non c’è nulla da esportare sulla timeline
export-unexplained = non è stato dato un motivo
export-forgotten = non c’è più dove è stato prodotto
export-overdue = non era finito entro due ore

## I resoconti

report-edited = { $result }: montato da { $clip }
report-questions = { $clip }: le tue domande, con le risposte date { $place }
report-failed = { $clip } non è stato montato ({ $time })
report-failed-later = { $clip } non è stato montato oltre ({ $time })
report-asked = Hai chiesto:
report-done = Che cosa è stato fatto:
report-answer = La risposta:
report-result = Il risultato: { $facts }
report-of-clip = { $facts } (la clip: { $clip })
report-of-files = { $facts } (da { $count } file, { $size })
report-tracks = La clip ha { $count } tracce audio; nel risultato c’è quella che i lettori scelgono per prima.
report-channels = L’audio della clip ha { $count } canali; il risultato è in stereo.
report-subtitles = I sottotitoli contenuti nella clip non sono nel risultato.
report-interlaced = Ogni immagine di { $names } era fatta di due mezze immagini (interlacciato); sono state unite perché il movimento resti pulito.
report-bright = I colori di { $names } sono fatti per schermi HDR; il risultato è in SDR, per qualsiasi schermo.
report-chapters = { $count ->
    [one] Il capitolo della clip non è nel risultato.
   *[other] I { $count } capitoli della clip non sono nel risultato.
}
report-link = Per aprire il progetto nel browser (può farlo chi ha il link; vale 7 giorni):
report-no-video = Con questo resoconto non arriva nessun video: questi messaggi non ne chiedono.
report-happened = Che cosa è successo:
report-made = Ciò che è stato fatto prima si trova nella cartella d’uscita:
report-remedy = Che cosa fare:
report-advice = Correggi ciò che è detto sopra o scrivi una richiesta migliore, poi rimetti la clip e la richiesta nella cartella d’ingresso.
report-again = Per riprovare così com’era: { $command }
place-here = su questo computer
place-cloud = dal cloud NemoVideo
place-backend = dal server { $host }
