## Écriture

decimal-mark = ,
quoted = « { $text } »
list-mark = {", "}
sentence-gap = {" "}
seconds = { $seconds } s
minutes = { $minutes } min
minutes-seconds = { $minutes } min { $seconds } s
megabytes = { $number } Mo
span = de { $start } à { $end }
span-to-end = de { $start } à la fin
span-last = les { $length } finales
at-start = au début
at-end = à la fin
at-moment = à { $moment }

## Ce que l’on peut écrire

example-whole = supprime les pauses, ajoute des transitions et exporte en MP4
example-pauses = supprime les pauses
example-brighter = augmente la luminosité et augmente le contraste
example-even = normalise le son de la vidéo
example-ratio = mets-le en 9:16
example-vertical = mets-la en vertical
example-crop-part = recadre la vidéo en 1280x720
example-resize = redimensionne la vidéo en 1280x720
example-rate = passe à 30 fps
example-rotate-back = tourne de 270 degrés
example-rotate-over = tourne de 180 degrés
example-louder = augmente le volume
example-volume = volume à 50%

## La réponse entière

ready = Prêt à exporter.
nothing-to-do = Il n’y a rien à faire. Essaie « { example-whole } ».
nothing-here = Il n’y a rien ici que cette machine sache faire seule.
not-here = Impossible sur cette machine, mais possible dans le cloud : { $names }.
not-understood = Pas compris, et laissé tel quel : { $fragments }.
vague = Cela peut vouloir dire beaucoup de choses, donc rien n’a été changé. Écris ce que tu veux, par exemple : « { example-pauses } », « { example-brighter } » ou « { example-even } ».
vague-that = Cela
vague-improved = { $wishes } peut vouloir dire beaucoup de choses : il n’y a donc que de petits changements.
rules-instead = { $trouble ->
        [unreachable] Le serveur de planification est injoignable
        [slow] Le serveur de planification a mis trop de temps
        [broken] Le serveur de planification a interrompu sa réponse
        [refused] Le serveur de planification a refusé
        [large] Le serveur de planification a donné une réponse trop longue
        [long] Le prompt est trop long pour le serveur de planification
       *[unfit] Le serveur de planification a donné une réponse inutilisable
    } ; le prompt a donc été lu avec les règles intégrées.
contradiction = Impossible d’avoir { $dropped } et { $taken } à la fois : le dernier l’emporte, { $taken }.
meant = { $written } est lu comme { $meant }.
swapped = { $written } finit avant de commencer : c’est lu dans l’autre sens.
left-fragments = { $count ->
    [one] … encore { $count } passage
   *[other] … encore { $count } passages
}
left-steps = { $count ->
    [one] … encore { $count } étape
   *[other] … encore { $count } étapes
}
left-characters = { $count ->
    [one] … { $count } caractère à la fin
   *[other] … { $count } caractères à la fin
}

## Ce que cette machine ne fait pas

wish-split = découper en parties
wish-remove-filler = supprimer les tics de langage
wish-highlight = choisir les meilleurs moments
wish-captions = sous-titres automatiques
wish-translate = traduire
wish-voiceover = une voix off
wish-background-remove = retirer l’arrière-plan sans fond vert
wish-scene-detect = détecter les scènes
wish-generate-video = créer une vidéo à partir d’un texte
wish-shorter = raccourcir sans durée indiquée
wish-concat = assembler ces clips
wish-reorder = cet ordre des clips
wish-slow-motion = un ralenti sur une partie sans temps indiqués
wish-reverse = lire à l’envers une partie sans temps indiqués
wish-loop = ce type de boucle
wish-freeze = ce type d’arrêt sur image
wish-subtitles = ces sous-titres
wish-watermark = ce type de filigrane
wish-logo = ce type de logo
wish-pip = ce type d’incrustation
wish-extract-audio = un fichier son de cette qualité
wish-shape = ce format d’image
wish-size = cette taille d’image
wish-color-match = accorder les couleurs à autre chose
wish-color = ce changement de couleur
wish-filter = ce filtre
wish-blur = flouter ce qu’il faut d’abord reconnaître
wish-zoom = ce type de zoom
wish-green-screen = ce remplacement de fond
wish-compress = compresser de cette façon
wish-slideshow = ce type de diaporama
wish-title-words = un titre sans texte entre guillemets
wish-text-words = un texte sans guillemets
wish-title = un titre dans ce style
wish-text = un texte dans ce style
wish-speed = la vitesse d’une partie sans temps indiqués
wish-transition = ce type de transition
wish-fade = ce type de fondu
wish-mute = couper le son d’une partie sans temps indiqués
wish-pauses = supprimer les pauses à un seul endroit
wish-cut = couper une partie sans temps indiqués
wish-resolution = cette résolution
wish-export = ce type d’export
wish-other = l’étape « { $name } »

## La timeline

no-clip = Il n’y a aucun clip à monter.
timeline-damaged = La timeline est vide ou endommagée.
beyond-end = { $moment } se trouve après la fin, qui est à { $end }.
no-range = De { $start } à { $end }, c’est impossible : cela finit avant de commencer.
cutting-all = Couper { $span } ne laisserait rien.
keeping-none = Ne garder que { $span } ne laisserait rien.
nothing-left-of = La partie { $span } est coupée, donc rien ne peut y être modifié.
these-not-joined = Ces clips ne peuvent pas être assemblés.

## Fichiers du dossier

no-music-file = Il n’y a pas de fichier de musique : mets-en un dans le dossier, à côté des clips.
no-subtitle-file = Il n’y a pas de fichier de sous-titres : mets-en un dans le dossier, à côté des clips.
no-logo-file = Il n’y a pas de fichier pour le logo : mets-en un dans le dossier, à côté des clips.
no-watermark-file = Il n’y a pas de fichier pour le filigrane : mets-en un dans le dossier, à côté des clips.
no-background-file = Il n’y a pas de fichier pour l’arrière-plan : mets-en un dans le dossier, à côté des clips.
no-such-file = { $file } ne fait pas partie des fichiers de cette tâche : mets-le dans le dossier, à côté des clips.
file-unread = Impossible de lire { $file }.
file-too-large = { $file } dépasse { $most } Mo : c’est trop.
not-in-video = Il n’y a rien de { $name } dans la vidéo.
no-clip-number = { $count ->
    [one] Il n’y a pas de clip { $number } : il n’y en a qu’un.
   *[other] Il n’y a pas de clip { $number } : il y en a { $count }.
}

## Coupes

trim-pauses-step = Supprimer les pauses
trim-pauses-step-least = Supprimer les pauses de { $least } et plus
trim-pauses-done = { $count ->
    [one] { $count } pause supprimée, { $total }.
   *[other] { $count } pauses supprimées, { $total } au total.
}
trim-pauses-none = Aucune pause de { $least } ou plus.
trim-pauses-no-sound = Pas de pauses à supprimer : le clip n’a pas de son.
trim-pauses-all-silent = Sans les pauses, il ne resterait rien : tout le clip est silencieux.
keep-step = Garder { $span }
keep-done = Gardé : { $span }.
keep-last-step = Garder les { $length } de fin
keep-last-done = Gardé : les { $length } de fin.
remove-step = Couper { $span }
remove-done = Coupé : { $span }.
remove-clip-done = Retiré de la vidéo.
trim-start-step = Couper les { $length } du début
trim-start-done = Coupé : les { $length } du début.
trim-end-step = Couper les { $length } de fin
trim-end-done = Coupé : les { $length } de fin.
limit-step = Garder les { $asked } du début
limit-done = Gardé : les { $asked } du début ; { $rest } coupées à la fin.
limit-already = La durée est de { $length }, pas plus que les { $asked } que tu demandes.
limit-highlights = Pas raccourci à { $asked } : seul le cloud trouve les meilleurs moments, et ils ne sont pas toujours au début.
limit-too-short = Une vidéo doit durer au moins une image.
limit-nothing-left = À cette durée, il ne resterait rien.

## Vitesse et ordre

speed-step = Lire à la vitesse ×{ $factor }
speed-done = Vitesse passée à ×{ $factor }.
speed-part-step = Lire { $span } à la vitesse ×{ $factor }
speed-part-done = Vitesse passée à ×{ $factor } { $span }.
speed-beyond = La vitesse ×{ $factor } est impossible : elle va de ×{ $least } à ×{ $most }.
speed-adds-up = Avec la vitesse déjà réglée, c’est impossible : elle va de ×{ $least } à ×{ $most }.
speed-too-many = Il y a trop de vitesses différentes dans une même vidéo.
reverse-step = Lire à l’envers
reverse-done = Inversé : la lecture se fait à l’envers.
reverse-part-step = Lire à l’envers { $span }
reverse-part-done = Inversé { $span } : la lecture se fait à l’envers.
boomerang-step = Lire en aller-retour
boomerang-done = Effet boomerang : lecture en aller-retour.
loop-step = { $count ->
    [one] Lire { $count } fois
   *[other] Lire { $count } fois de suite
}
loop-done = En boucle : lu { $count } fois.
loop-beyond = La vidéo peut être lue de { $least } à { $most } fois de suite, pas { $count }.
loop-too-long = Lu { $count } fois, ce serait trop long : le maximum est d’un jour ou de { $most } morceaux.
freeze-step = Figer l’image à { $moment } pendant { $length }
freeze-done = Image figée à { $moment } pendant { $length }, sans le son du clip.
freeze-last-step = Figer la dernière image pendant { $length }
freeze-last-done = Dernière image figée pendant { $length }, sans le son du clip.
freeze-too-long = Une image peut rester figée une heure au plus.
freeze-too-short = Un arrêt sur image doit durer au moins une image.
freeze-cut-away = { $moment } a été coupé, il n’y a donc pas d’image à figer.

## Plusieurs clips

concat-step = Assembler les clips
concat-files-step = Assembler { $names }
concat-done = { $count ->
    [one] { $count } clip assemblé : { $names }.
   *[other] { $count } clips assemblés : { $names }.
}
concat-one-clip = Il n’y a qu’un clip : mets ceux à assembler dans un même dossier, et le prompt à côté.
concat-no-pictures = { $file } n’a pas d’image et ne peut pas être assemblé.
spoke-of = Tu parlais de { $count } ; il n’y a que ceux-ci.
left-out = Non utilisé : { $names }.
reorder-done = Nouvel ordre des clips : { $names }.
reorder-one-clip = Il n’y a qu’un clip, donc pas d’ordre à changer.
reorder-no-dates = Les dates des clips ne sont pas connues.
clip-number = le clip { $number }
clip-last = le dernier clip
only-one-clip = Il n’y a qu’un clip. Ses parties s’indiquent par leurs temps, par exemple « 0:10 à 0:20 ».
each-clip = Chaque clip
of-clip = { $names } : { $told }
not-of-clip = { $step } ne se fait que sur toute la vidéo ; ce n’est pas fait pour { $names } à part.
of-whole-step = { $step } (seulement si c’est toute la vidéo)
reorder-first-step = Mettre { $clip } au début
reorder-last-step = Mettre { $clip } à la fin
reorder-place-step = Mettre { $clip } à la place { $number }
reorder-name-step = Ranger les clips par nom
reorder-date-step = Ranger les clips par date
reorder-length-step = Mettre les clips les plus courts en premier
reorder-reverse-step = Inverser l’ordre des clips
slideshow-step = Montrer les images, { $each } chacune
slideshow-fitting-step = Montrer les images, { $each } chacune ou selon la place
slideshow-done = { $count ->
    [one] Diaporama de { $count } image, { $each }.
   *[other] Diaporama de { $count } images, { $each } chacune, avec des fondus doux.
}
slideshow-videos-left-out = Les vidéos ne sont pas utilisées.
slideshow-beyond = Une image peut être montrée de { $least } à une heure.
slideshow-no-pictures = Il n’y a pas d’images : mets des fichiers jpg, png ou webp dans un dossier, et le prompt à côté.
slideshow-too-many = Il y a { $count } images ; { $most } est le maximum pour un diaporama.
slideshow-not-shown = Les images ne peuvent pas être montrées.

## Transitions et fondus

crossfade-step = Fondu enchaîné à chaque coupe, { $length } chacun
crossfade-clips-step = Fondu enchaîné entre les clips, { $length } chacun
crossfade-done = { $count ->
    [one] Fondu enchaîné à { $count } coupe, { $length }.
   *[other] Fondu enchaîné à { $count } coupes, { $length } chacun.
}
transition-step = Transition à chaque coupe, { $length } chacune : { $name }
transition-clips-step = Transition entre les clips, { $length } chacune : { $name }
transition-done = { $count ->
    [one] Transition à { $count } coupe, { $length } : { $name }.
   *[other] Transition à { $count } coupes, { $length } chacune : { $name }.
}
transition-shorter = { $count ->
    [one] { $count } coupe a une transition plus courte, { $length }, faute de place.
   *[other] { $count } coupes ont des transitions plus courtes, { $length } au moins, faute de place.
}
transition-hard = { $count ->
    [one] { $count } coupe reste sans transition, faute de place.
   *[other] { $count } coupes restent sans transition, faute de place.
}
transition-too-short = Une transition doit durer au moins une image.
transition-share = La durée d’une transition ne peut pas être une part de la vidéo : la durée habituelle, { $length }, est prise.
transition-no-cut = Il n’y a pas de coupe où mettre une transition.
kind-crossfade = fondu enchaîné
kind-fade-black = fondu au noir
kind-fade-white = fondu au blanc
kind-wipe-left = volet vers la gauche
kind-wipe-right = volet vers la droite
kind-wipe-up = volet vers le haut
kind-wipe-down = volet vers le bas
kind-slide-left = glissement vers la gauche
kind-slide-right = glissement vers la droite
kind-slide-up = glissement vers le haut
kind-slide-down = glissement vers le bas
kind-circle-open = cercle qui s’ouvre
kind-circle-close = cercle qui se ferme
kind-clock = volet d’horloge
kind-zoom = zoom
kind-pixelate = pixellisation
kind-blur = flou
fade-in-step = Fondu d’ouverture de { $length }
fade-in-white-step = Fondu d’ouverture depuis le blanc de { $length }
fade-in-done = Fondu d’ouverture de { $length } ajouté.
fade-in-white-done = Fondu d’ouverture depuis le blanc de { $length } ajouté.
fade-out-step = Fondu de fermeture de { $length }
fade-out-white-step = Fondu de fermeture au blanc de { $length }
fade-out-done = Fondu de fermeture de { $length } ajouté.
fade-out-white-done = Fondu de fermeture au blanc de { $length } ajouté.
fade-beyond = Un fondu de { $length } ne tient pas : il dure { $most }, la moitié du résultat.

## Textes et images sur l’image

title-step = Mettre le titre { $text } { $at } pendant { $length }
title-done = Titre { $text } ajouté { $at } pendant { $length }.
text-step = Mettre le texte { $text } { $at } pendant { $length }
text-whole-step = Mettre le texte { $text } sur toute la vidéo
text-done = Texte { $text } ajouté { $at } pendant { $length }.
text-not-seen = Le texte { $text } ne se verrait pas.
text-no-font = Le texte { $text } n’est pas affiché. { $reason }
text-beyond = Le texte { $text } commencerait à { $start }, après la fin à { $end }.
text-gone = L’ancien texte { $text } se trouvait après la nouvelle fin et a été retiré.
no-font = Aucune police de cette machine n’affiche « { $letter } ». Installes-en une : apt install { $package }.
no-font-sign = Aucune police de cette machine n’affiche « { $letter } ». Installes-en une : apt install { $package }.
subtitles-step = Afficher les sous-titres du dossier
subtitles-file-step = Afficher les sous-titres de { $file }
subtitles-done = { $count ->
    [one] { $count } sous-titre de { $file } affiché sur { $clip }.
   *[other] { $count } sous-titres de { $file } affichés sur { $clip }.
}
subtitles-lost = { $count ->
    [one] { $count } autre appartient à ce qui a été coupé.
   *[other] { $count } autres appartiennent à ce qui a été coupé.
}
subtitles-none = { $file } ne contient pas de sous-titres lisibles (SubRip, WebVTT ou ASS).
subtitles-too-many = { $file } contient { $count } sous-titres ; { $most } est le maximum.
subtitles-other-file = { $file } n’est pas un fichier de sous-titres : utilise .srt, .vtt ou .ass.
subtitles-no-font = Les sous-titres { $file } ne sont pas affichés. { $reason }
subtitles-no-clip = Il n’y a pas de clip pour les sous-titres.
subtitles-elsewhere = Aucun sous-titre de { $file } ne correspond à ce qui reste de { $clip }.
place-top = en haut
place-center = au milieu
place-bottom = en bas
place-top-left = en haut à gauche
place-top-right = en haut à droite
place-bottom-left = en bas à gauche
place-bottom-right = en bas à droite
opacity-beyond = Une opacité de { $asked } est impossible : elle va de 1 à 100 %.
logo-step = Mettre le logo { $place }
logo-done = Logo { $name } ajouté { $place }.
logo-part-done = Logo { $name } ajouté { $place }, { $span }.
watermark-step = Mettre un filigrane { $place }
watermark-text-step = Mettre le filigrane { $name } { $place }
watermark-done = Filigrane { $name } ajouté { $place }, opacité { $opacity } %.
watermark-part-done = Filigrane { $name } ajouté { $place }, opacité { $opacity } %, { $span }.
pip-step = Mettre le deuxième clip en petit { $place }
pip-clip-step = Mettre { $clip } en petit { $place }
pip-done = { $name } incrusté { $place } sur l’autre clip, à { $width } % de la largeur.
pip-heard = Son audio est mixé avec l’autre.
pip-silent = Son audio n’est pas utilisé.
pip-when = Visible { $span }.
loop-inset-once = Le petit clip incrusté n’est pas rejoué.
pip-beyond = La petite image ne peut pas avoir une largeur de { $scale } : elle va de { $least } à { $most } %.
two-clips-needed = Il faut deux clips, l’un sur l’autre : mets-les dans un même dossier.
overlays-too-many = Il y a déjà { $most } images sur la vidéo, impossible d’en ajouter.
no-picture-in = { $name } est un son et n’a pas d’image.
green-screen-step = Remplacer le fond vert
green-screen-file-step = Remplacer le fond vert par { $name }
green-screen-done = Fond vert remplacé par { $name }.
blue-screen-step = Remplacer le fond bleu
blue-screen-file-step = Remplacer le fond bleu par { $name }
blue-screen-done = Fond bleu remplacé par { $name }.

## Son

no-sound-to-change = Il n’y a pas de son à monter ou à baisser.
no-sound-to-fade = Il n’y a pas de son pour un fondu.
no-sound-to-clean = Il n’y a pas de son à nettoyer.
no-sound-to-even = Il n’y a pas de son à normaliser.
no-music-to-mute = Aucune musique n’a été ajoutée ici, et celle qui est déjà dans le clip ne peut pas être séparée de la voix.
mute-music-step = Retirer la musique
mute-music-done = Musique retirée.
mute-music-part = La musique ne peut être retirée qu’en entier, pas sur une partie.
no-sound-to-mute = Il n’y a pas de son à couper.
no-sound-to-write = Il n’y a pas de son à enregistrer dans un fichier.
no-sound-in = { $name } n’a pas de son.
mute-step = Retirer le son
mute-done = Son retiré.
mute-part-step = Couper le son { $span }
mute-part-done = Son coupé { $span }.
mute-music-stays = La musique de fond reste.
volume-step = Changer le volume
volume-up-step = Monter le son de { $decibels } dB
volume-down-step = Baisser le son de { $decibels } dB
music-up-step = Monter la musique de { $decibels } dB
music-down-step = Baisser la musique de { $decibels } dB
sound-louder-done = Son monté de { $decibels } dB
sound-softer-done = Son baissé de { $decibels } dB
music-louder-done = Musique montée de { $decibels } dB.
music-softer-done = Musique baissée de { $decibels } dB.
volume-unclear = Dis à quel volume : « { example-louder } » ou « { example-volume } ».
volume-beyond = Le volume va de 60 dB de moins à 30 dB de plus.
volume-music-part = Le volume de la musique ne peut être changé qu’en entier, pas sur une partie.
bgm-step = Ajouter une musique de fond
bgm-file-step = Ajouter { $file } en fond
bgm-done = Musique de fond : { $file }.
bgm-below-done = Musique de fond : { $file }, { $decibels } dB sous la voix.
bgm-above-done = Musique de fond : { $file }, { $decibels } dB au-dessus de la voix.
bgm-beyond = La musique peut aller du centième au double du volume de la voix.
bgm-no-file = Il n’y a pas de fichier de musique : mets-en un (MP3, WAV, M4A ou AAC) et le clip dans un dossier, et donne au prompt le nom du dossier. Le cloud peut choisir une musique tout seul.
bgm-no-file-style = Il n’y a pas de fichier de musique pour { $style } : mets-en un (MP3, WAV, M4A ou AAC) et le clip dans un dossier, et donne au prompt le nom du dossier. Le cloud peut choisir une musique tout seul.
replace-audio-step = Remplacer le son
replace-audio-file-step = Remplacer le son par { $file }
replace-audio-done = Son remplacé par { $file }.
replace-audio-shorter = Ensuite, c’est le silence.
normalize-step = Égaliser le volume (-16 LUFS)
normalize-done = Volume égalisé (-16 LUFS).
denoise-audio-step = Retirer le bruit du son
denoise-audio-done = Bruit de fond réduit.
fade-sound-in-step = Fondu d’ouverture du son
fade-sound-out-step = Fondu de fermeture du son
fade-sound-both-step = Fondu du son au début et à la fin
fade-sound-in-done = Fondu d’ouverture du son, { $length }.
fade-sound-out-done = Fondu de fermeture du son, { $length }.
fade-sound-both-done = Fondu du son au début et à la fin, { $length } chacun.

## La forme de l’image

no-picture = Il n’y a pas d’image à modifier.
crop-step = Recadrer l’image
crop-size-step = Recadrer en { $width }×{ $height }
crop-done = Recadré en { $width }×{ $height }, à { $x } px de la gauche et { $y } px du haut.
crop-unclear = Dis ce qu’il faut garder de l’image : « { example-crop-part } ».
crop-beyond = Cette partie sort de l’image, qui fait { $width }×{ $height }.
bars-step = Couper les bandes noires
bars-done = Bandes noires coupées ({ $sides }) : il reste { $width }×{ $height }.
bars-top = { $pixels } px en haut
bars-bottom = { $pixels } px en bas
bars-left = { $pixels } px à gauche
bars-right = { $pixels } px à droite
bars-none = Il n’y a pas de bandes noires à couper.
bars-dark = Toute l’image est noire : impossible de reconnaître des bandes.
shape-step = Changer le format de l’image
shape-fitted-step = Mettre l’image en { $ratio }, avec des bords flous si besoin
shape-how-step = Mettre l’image en { $ratio }, { $how }
shape-done = Image mise en { $ratio }, { $how }.
shape-already = L’image est déjà en { $ratio }.
shape-unclear = Dis le format, entre 1:4 et 4:1 : « { example-ratio } », « { example-vertical } ».
how-crop = remplie, avec les côtés coupés
how-pad = avec des bords noirs
how-blur = avec des bords flous
how-stretch = étirée
how-usual = entière, avec des bords flous
resize-step = Changer la taille
resize-both-step = Redimensionner en { $width }×{ $height }
resize-width-step = Mettre à { $width } px de large
resize-height-step = Mettre à { $height } px de haut
resize-done = Redimensionné en { $width }×{ $height }.
resize-how-done = Redimensionné en { $width }×{ $height }, { $how }.
resize-unclear = Dis la taille : « { example-resize } ».
resize-beyond = { $width }×{ $height } est impossible : cela va de 64×64 à 7680×4320.
resolution-step = Passer en { $height }p
resolution-done = Résolution : { $height }p.
resolution-beyond = { $height }p est impossible : cela va de { $least }p à { $most }p.
rotate-step = Tourner de { $degrees }° vers la droite
rotate-done = Tourné de { $degrees }° vers la droite.
rotate-other = Si ce n’est pas le bon sens, écris « { example-rotate-back } » ou « { example-rotate-over } ».
rotate-whole = Un tour complet ne change rien.
rotate-beyond = Impossible de tourner de { $degrees }° : c’est 90, 180 ou 270 degrés.
mirror-step = Retourner horizontalement
mirror-done = Retourné horizontalement.
upend-step = Retourner verticalement
upend-done = Retourné verticalement.
stabilize-step = Stabiliser{ $how } l’image
stabilize-done = Image{ $how } stabilisée, avec les bords un peu rognés.
stabilize-stills = Les images fixes ne tremblent pas.

## L’aspect de l’image

done-whole = { $what }.
done-part = { $what }, { $span }.
step-part = { $what }, { $span }
step-last = { $what }, les { $length } finales
strength-light = {" "}légèrement
strength-medium = {""}
strength-strong = {" "}fortement
looks-too-many = Cela ferait plus d’effets qu’une vidéo ne peut en avoir : demandes-en moins.
look-gone = Un ancien effet ou une image se trouvait après la nouvelle fin et a été retiré.
brightness = Luminosité
contrast = Contraste
saturation = Saturation
adjust-step = { $name } à { $percent } % de l’origine
adjust-done = { $name } à { $percent } % de l’origine
adjust-beyond = { $name } à { $percent } % est impossible : cela va de { $least } à { $most } %.
grayscale-step = Passer en noir et blanc
grayscale-done = Passé en noir et blanc
sharpen-step = Accentuer{ $how } la netteté
sharpen-done = Netteté{ $how } accentuée
denoise-video-step = Réduire{ $how } le bruit de l’image
denoise-video-done = Bruit de l’image{ $how } réduit
blur-step = Flouter{ $how } l’image
blur-done = Image{ $how } floutée
blur-bars-step = Flouter les bords de l’image
blur-bars-done = Bords de l’image floutés.
blur-no-bars = Ici, seuls les bords ajoutés à l’image peuvent être floutés, et il n’y en a pas. Flouter le fond derrière des personnes, seul le cloud sait le faire.
color-step = Ajuster les couleurs : { $names }
color-done = Couleurs ajustées : { $names }
filter-step = Appliquer le style : { $name }
filter-done = Style appliqué : { $name }
lut-step = Appliquer les couleurs d’un fichier .cube
lut-file-step = Appliquer les couleurs de { $file }
lut-done = Couleurs de { $file } appliquées
lut-own-done = Pas de fichier .cube, donc style intégré appliqué : { $name }
lut-none = Il n’y a pas de LUT : mets un fichier .cube dans le dossier, à côté des clips.
lut-no-such = Il n’y a pas de LUT { $file } : mets le fichier .cube dans le dossier, à côté des clips.
lut-size = { $file } est inutilisable : une LUT a de { $least } à { $most } niveaux.
lut-one-dimension = { $file } est une LUT 1D : exporte-la en LUT 3D.
lut-line = { $file } n’est pas une LUT correcte : cette ligne n’est pas une couleur : { $line }.
lut-damaged = { $file } est incomplet : exporte à nouveau la LUT en fichier .cube 3D.
style-natural = naturel
style-warm = chaud
style-cool = froid
style-cinematic = cinéma
style-moody = sombre
style-teal-orange = bleu canard et orange
style-gritty = brut
style-sepia = sépia
style-vintage = vintage
style-film = pellicule
style-vhs = VHS
style-neon = néon
style-grain = grain
style-cyberpunk = cyberpunk
style-glitch = glitch
style-noir = film noir
zoom-in-step = Zoom avant lent
zoom-out-step = Zoom arrière lent
zoom-in-at-step = Zoom avant à { $moment }
zoom-out-at-step = Zoom arrière à { $moment }
zoom-in-done = Zoom avant lent, jusqu’à ×{ $times }.
zoom-out-done = Zoom arrière lent, depuis ×{ $times }.
zoom-in-at-done = Zoom avant à ×{ $times } à { $moment }, retour avant { $end }.
zoom-out-at-done = Zoom arrière à { $moment }, depuis ×{ $times }.
zoom-beyond = Un zoom de ×{ $times } est impossible : cela va de ×{ $least } à ×{ $most }.

## Le fichier

export-step = Exporter le résultat
format-step = Enregistrer en fichier { $format }
format-done = Le résultat est un fichier { $format }.
format-other = Pas de fichiers { $asked } ici : demande MP4, lisible partout, WebM, MOV ou MKV.
format-other-step = Enregistrer dans un autre type de fichier
one-file-gif = Un prompt donne un seul fichier : le GIF demande un autre prompt.
one-file-picture = Un prompt donne un seul fichier : l’image demande un autre prompt.
one-file-sound = Un prompt donne un seul fichier : le fichier son demande un autre prompt.
extract-audio-step = Enregistrer le son seul en fichier { $format }
extract-audio-done = Le résultat est le son seul, un fichier { $format }.
extract-audio-other = Les fichiers son sont en MP3, M4A, WAV, FLAC ou OGG.
extract-audio-beyond = Un fichier son va de { $least } à { $most } kbit/s.
codec-step = Encoder en { $names }
codec-done = Encodé en { $names }.
codec-other = { $names } n’est pas disponible : pour l’image, il y a H.264, H.265, VP9, AV1 et ProRes ; pour le son, AAC, Opus, MP3 et FLAC.
codec-other-file = Les fichiers { $format } ne contiennent pas de { $names } : demande { $names } sans { $format }.
rate-step = { $rate } images par seconde
rate-unclear-step = Changer le nombre d’images par seconde
rate-done = { $rate } images par seconde.
rate-repeated-done = { $rate } images par seconde, certaines répétées : le mouvement n’est pas plus fluide que dans le clip.
rate-unclear = Dis combien d’images par seconde : « { example-rate } ».
rate-beyond = { $rate } images par seconde, c’est impossible : cela va de 1 à 120.
compress-step = Compresser
compress-done = Compressé : un peu moins de qualité que d’habitude, et un encodage plus soigné.
compress-share-done = Compressé à { $percent } % du clip.
compress-share-beyond = { $percent } % de la taille, c’est impossible : cela va de 5 à 95 %.
crf-done = Encodé avec CRF { $crf }.
crf-beyond = CRF { $crf } est impossible : cela va de 0 à { $most }.
bitrate-done = Débit de l’image : { $bitrate }.
bitrate-beyond = Le débit de l’image va de 30k à 200M.
size-step = Passer sous { $size }
size-done = La taille est passée sous { $size }.
size-smaller-picture = Pour cela, l’image passe de { $now }p à { $side }p.
size-beyond = Impossible de passer sous { $size } : on n’y verrait plus rien. Le minimum est d’environ { $least } ; une partie plus courte peut être plus petite.
size-of-picture = Une image a la taille qu’il lui faut : n’indique pas de taille.
size-of-codec = Avec { $name }, la taille ne peut pas être choisie : demande H.264, H.265 ou VP9.
size-of-sound = Un fichier { $name } a la taille qu’il lui faut : demande MP3 ou M4A.
gif-step = Enregistrer en GIF
gif-done = Le résultat est un GIF, sans son.
gif-first = Il montre les { $length } du début : pour une autre partie, indique les temps.
gif-rate-beyond = Un GIF a de 1 à 50 images par seconde.
gif-plays-beyond = Un GIF peut être lu jusqu’à 1000 fois, ou sans fin.
thumbnail-step = Enregistrer une bonne image
thumbnail-at-step = Enregistrer l’image à { $moment }
thumbnail-done = Le résultat est une image du premier tiers, un fichier JPG : pour une autre, indique le moment.
thumbnail-at-done = Le résultat est l’image à { $moment }, un fichier JPG.
thumbnail-beyond = Le résultat est la dernière image, un fichier JPG : la fin est à { $end }, avant { $moment }.
thumbnail-cut-away = Ce qui était à { $moment } a été coupé : le résultat est l’image la plus proche, un fichier JPG.

## Ce que le cloud a fait

clause-mark = {" ; "}
and-more = et { $count } de plus
changes = { $changes }.
edit-made = Montage fait.
export-follows = L’export se fait tout seul.
length-changed = durée de { $was } à { $is }
timing-changed = légers changements de temps
timeline-empty = La timeline est vide.
timeline-holds = Timeline : { $items }.
timeline-untold = La timeline du cloud ne peut pas être décrite en mots.
project-holds = Le projet contient { $names }.
texts-changed = textes : { $is } au lieu de { $was }
text-there = texte { $words } ({ $span })
text-added = titre ajouté : { $words }, { $span }
text-removed = titre retiré : { $words }
text-changed = titre { $old } changé en { $new }
text-moved = titre { $words } déplacé de { $was } à { $is }
tracks-changed = pistes : { $is } au lieu de { $was }
track-video = vidéo
track-audio = audio
track-other = piste
track-named = { $kind } { $name }
track-there = { $track } ({ $details })
track-details = { $span }, à { $volume } %
track-added = { $kind } : ajout, { $details }
track-named-added = { $kind } { $name } : ajout, { $details }
track-removed = { $track } : retrait
track-changed = { $track } : remplacement par { $name }
track-shortened = { $track } : durée réduite de { $was } à { $is }
track-lengthened = { $track } : durée allongée de { $was } à { $is }
track-pieces = { $is ->
    [one] { $track } : { $is } morceau au lieu de { $was }
   *[other] { $track } : { $is } morceaux au lieu de { $was }
}
track-volume = { $track } : volume de { $was } % à { $is } %
track-cut = { $track } : coupes à d’autres endroits
credits = { $available } crédits disponibles, { $frozen } réservés aux travaux en cours, { $total } au total.
credits-unknown = Impossible de savoir combien de crédits il reste : { $error }.
credits-not-needed = Aucun crédit n’est nécessaire sur cette machine.
upload-nothing = Tout est déjà envoyé.
upload-sent = Envoyé : { $names }.
upload-unfinished = Pas encore complet, donc non envoyé : { $names }.

## Ce qui échoue

render-too-long = le résultat durerait { $hours } heures ; 24 au plus sont possibles
render-too-short = il n’en resterait rien ; garde davantage du clip
render-refused = quelque chose ne peut pas entrer dans une vidéo ; le journal dit quoi
render-clip = { $clip } ne peut pas être utilisé ; le journal dit pourquoi
render-changed = { $clip } a été modifié ou enlevé depuis son arrivée
render-no-program = { $program } n’est pas installé ; `dropcut doctor` dit comment l’obtenir
render-slow = { $program } n’avait pas fini après { $length } et a été arrêté ; `engine.time_limit` peut être augmenté
render-program = { $program } n’a pas pu le faire ; le journal dit pourquoi
render-full = il n’y a plus de place sur le disque ; libères-en
render-file = { $file } ne peut pas être lu ou écrit ; le journal dit pourquoi
render-unread = un clip ou le résultat ne peut pas être lu ; le journal dit pourquoi
render-lacks = le ffmpeg de cet ordinateur ne sait pas écrire de { $name } ; installe la version complète
render-not-smart = on ne peut pas copier tout ce qui est gardé (le journal dit pourquoi) ; mets `engine.render` sur `auto` pour que ce soit encodé
render-wrong = la vidéo produite n’est pas correcte, elle n’est donc pas livrée ; le journal dit pourquoi
render-cancelled = cela a été annulé
clip-undecoded = { $clip } ne peut pas être décodé ; le journal dit pourquoi
edit-failed = le montage a échoué : { $reason }
nothing-edited = rien n’a été monté. { $answer }
nothing-edited-quoted = rien n’a été monté. La réponse était : { $answer }
nothing-edited-silent = rien n’a été monté, et rien n’a été dit
export-failed = l’export a échoué : { $reason }
export-empty = il n’y a rien à exporter sur la timeline
export-unexplained = aucune raison n’a été donnée
export-forgotten = il n’existe plus là où il a été produit
export-overdue = cela n’était pas fini au bout de deux heures

## Les rapports

report-edited = { $result } : monté à partir de { $clip }
report-questions = { $clip } : vos questions, avec les réponses données { $place }
report-failed = { $clip } n’a pas été monté ({ $time })
report-failed-later = { $clip } n’a pas été monté davantage ({ $time })
report-asked = Vous avez demandé :
report-done = Ce qui a été fait :
report-answer = La réponse :
report-result = Le résultat : { $facts }
report-of-clip = { $facts } (le clip : { $clip })
report-of-files = { $facts } (de { $count } fichiers, { $size })
report-tracks = Le clip a { $count } pistes audio ; le résultat garde celle que les lecteurs prennent en premier.
report-channels = Le son du clip a { $count } canaux ; le résultat est en stéréo.
report-subtitles = Les sous-titres contenus dans le clip ne sont pas dans le résultat.
report-interlaced = Chaque image de { $names } était faite de deux demi-images (entrelacé) ; elles ont été réunies pour que le mouvement reste net.
report-bright = Les couleurs de { $names } sont faites pour les écrans HDR ; le résultat est en SDR, pour tous les écrans.
report-chapters = { $count ->
    [one] Le chapitre du clip n’est pas dans le résultat.
   *[other] Les { $count } chapitres du clip ne sont pas dans le résultat.
}
report-link = Pour ouvrir le projet dans votre navigateur (toute personne qui a le lien le peut ; il est valable 7 jours) :
report-no-video = Aucune vidéo n’accompagne ce rapport : ces messages n’en demandent pas.
report-happened = Ce qui s’est passé :
report-made = Ce qui a été fait avant se trouve dans le dossier de sortie :
report-remedy = Que faire :
report-advice = Corrigez ce qui est dit plus haut ou écrivez une meilleure demande, puis remettez le clip et sa demande dans le dossier d’entrée.
report-again = Pour réessayer à l’identique : { $command }
place-here = sur cette machine
place-cloud = par le cloud NemoVideo
place-backend = par le serveur { $host }
