## Escritura

decimal-mark = ,
quoted = «{ $text }»
list-mark = {", "}
sentence-gap = {" "}
seconds = { $seconds } s
minutes = { $minutes } min
minutes-seconds = { $minutes } min { $seconds } s
megabytes = { $number } MB
span = de { $start } a { $end }
span-to-end = de { $start } al final
span-last = los últimos { $length }
at-start = al principio
at-end = al final
at-moment = en { $moment }

## Lo que se puede escribir

example-whole = quita las pausas, añade transiciones y exporta en MP4
example-pauses = quita las pausas
example-brighter = aumenta el brillo y sube el contraste
example-even = normaliza el volumen
example-ratio = ponlo en 9:16
example-vertical = ponlo en vertical
example-crop-part = recorta a 1280x720
example-resize = pon el vídeo en 1280x720
example-rate = ponlo a 30 fps
example-rotate-back = gira 270 grados
example-rotate-over = gira 180 grados
example-louder = sube el volumen
example-volume = volumen al 50%

## La respuesta entera

ready = Listo para exportar.
nothing-to-do = No hay nada que hacer. Prueba con «{ example-whole }».
nothing-here = Aquí no hay nada que este equipo pueda hacer por sí solo.
not-here = No se puede hacer en este equipo, pero sí en la nube: { $names }.
not-understood = No se entendió y se dejó como estaba: { $fragments }.
vague = Eso puede querer decir muchas cosas, así que no se cambió nada. Escribe lo que quieres, por ejemplo: «{ example-pauses }», «{ example-brighter }» o «{ example-even }».
vague-that = Eso
vague-improved = { $wishes } puede significar muchas cosas, así que solo se hacen cambios pequeños.
rules-instead = { $trouble ->
        [unreachable] No se puede conectar con el servidor del planificador
        [slow] El servidor del planificador tardó demasiado
        [broken] El servidor del planificador cortó su respuesta
        [refused] El servidor del planificador rechazó la petición
        [large] El servidor del planificador dio una respuesta demasiado larga
        [long] El prompt es demasiado largo para el servidor del planificador
       *[unfit] El servidor del planificador dio una respuesta que no sirve
    }, así que el prompt se leyó con las reglas integradas.
contradiction = No puede ser { $dropped } y { $taken } a la vez: vale lo último, { $taken }.
meant = { $written } se lee como { $meant }.
swapped = { $written } termina antes de empezar: se lee al revés.
left-fragments = { $count ->
    [one] … { $count } fragmento más
   *[other] … { $count } fragmentos más
}
left-steps = { $count ->
    [one] … { $count } paso más
   *[other] … { $count } pasos más
}
left-characters = { $count ->
    [one] … { $count } carácter al final
   *[other] … { $count } caracteres al final
}

## Lo que este equipo no hace

wish-split = dividir en partes
wish-remove-filler = quitar las muletillas
wish-highlight = elegir los mejores momentos
wish-captions = subtítulos automáticos
wish-translate = traducir
wish-voiceover = una voz en off
wish-background-remove = quitar el fondo sin pantalla verde
wish-scene-detect = detectar escenas
wish-generate-video = crear un vídeo a partir de texto
wish-shorter = acortarlo sin decir cuánto
wish-concat = unir esos clips
wish-reorder = ese orden de los clips
wish-slow-motion = cámara lenta en una parte sin tiempos
wish-reverse = reproducir al revés una parte sin tiempos
wish-loop = ese tipo de bucle
wish-freeze = ese tipo de imagen congelada
wish-subtitles = esos subtítulos
wish-watermark = ese tipo de marca de agua
wish-logo = ese tipo de logo
wish-pip = ese tipo de imagen en imagen
wish-extract-audio = un archivo de sonido con esa calidad
wish-shape = ese formato de imagen
wish-size = ese tamaño de imagen
wish-color-match = igualar los colores con otra cosa
wish-color = ese cambio de color
wish-filter = ese filtro
wish-blur = desenfocar algo que antes hay que reconocer
wish-zoom = ese tipo de zoom
wish-green-screen = ese cambio de fondo
wish-compress = comprimir de esa manera
wish-slideshow = ese tipo de presentación
wish-title-words = un título sin su texto entre comillas
wish-text-words = un texto sin comillas
wish-title = un título con ese estilo
wish-text = un texto con ese estilo
wish-speed = la velocidad de una parte sin tiempos
wish-transition = ese tipo de transición
wish-fade = ese tipo de fundido
wish-mute = silenciar una parte sin tiempos
wish-pauses = quitar pausas en un solo sitio
wish-cut = cortar una parte sin tiempos
wish-resolution = esa resolución
wish-export = ese tipo de exportación
wish-other = el paso «{ $name }»

## La línea de tiempo

no-clip = No hay ningún clip que editar.
timeline-damaged = La línea de tiempo está vacía o dañada.
beyond-end = { $moment } queda después del final, que está en { $end }.
no-range = De { $start } a { $end } no es posible: termina antes de empezar.
cutting-all = Si se corta { $span }, no queda nada.
keeping-none = Si solo se conserva { $span }, no queda nada.
nothing-left-of = La parte { $span } se cortó, así que ahí no se puede cambiar nada.
these-not-joined = Estos clips no se pueden unir.

## Archivos de la carpeta

no-music-file = No hay ningún archivo de música: ponlo en la carpeta, junto a los clips.
no-subtitle-file = No hay ningún archivo de subtítulos: ponlo en la carpeta, junto a los clips.
no-logo-file = No hay ningún archivo para el logo: ponlo en la carpeta, junto a los clips.
no-watermark-file = No hay ningún archivo para la marca de agua: ponlo en la carpeta, junto a los clips.
no-background-file = No hay ningún archivo para el fondo: ponlo en la carpeta, junto a los clips.
no-such-file = { $file } no está entre los archivos de este trabajo: ponlo en la carpeta, junto a los clips.
file-unread = No se puede leer { $file }.
file-too-large = { $file } ocupa más de { $most } MB: es demasiado.
not-in-video = No hay nada de { $name } en el vídeo.
no-clip-number = { $count ->
    [one] No hay clip { $number }: solo hay uno.
   *[other] No hay clip { $number }: hay { $count }.
}

## Cortes

trim-pauses-step = Quitar las pausas
trim-pauses-step-least = Quitar las pausas de { $least } o más
trim-pauses-done = { $count ->
    [one] { $count } pausa quitada, { $total }.
   *[other] { $count } pausas quitadas, { $total } en total.
}
trim-pauses-none = No hay pausas de { $least } o más.
trim-pauses-no-sound = No hay pausas que quitar: el clip no tiene sonido.
trim-pauses-all-silent = Sin las pausas no quedaría nada: todo el clip está en silencio.
keep-step = Conservar { $span }
keep-done = Se conservó { $span }.
keep-last-step = Conservar los últimos { $length }
keep-last-done = Se conservaron los últimos { $length }.
remove-step = Cortar { $span }
remove-done = Se cortó { $span }.
remove-clip-done = Quitado del vídeo.
trim-start-step = Cortar los primeros { $length }
trim-start-done = Se cortaron los primeros { $length }.
trim-end-step = Cortar los últimos { $length }
trim-end-done = Se cortaron los últimos { $length }.
limit-step = Conservar los primeros { $asked }
limit-done = Se conservaron los primeros { $asked } y se cortaron { $rest } al final.
limit-already = Dura { $length }, no más que los { $asked } que pediste.
limit-highlights = No se acortó a { $asked }: los mejores momentos solo los encuentra la nube, y no siempre están al principio.
limit-too-short = Un vídeo debe durar al menos un fotograma.
limit-nothing-left = Con esa duración no quedaría nada.

## Velocidad y orden

speed-step = Reproducir a velocidad ×{ $factor }
speed-done = Velocidad cambiada a ×{ $factor }.
speed-part-step = Reproducir { $span } a velocidad ×{ $factor }
speed-part-done = Velocidad cambiada a ×{ $factor } { $span }.
speed-beyond = No se puede reproducir a ×{ $factor }: va de ×{ $least } a ×{ $most }.
speed-adds-up = Junto con la velocidad que ya tiene, no es posible: va de ×{ $least } a ×{ $most }.
speed-too-many = Hay demasiadas velocidades distintas en un mismo vídeo.
reverse-step = Reproducir al revés
reverse-done = Invertido: se reproduce al revés.
reverse-part-step = Reproducir al revés { $span }
reverse-part-done = Se reproduce al revés { $span }.
boomerang-step = Reproducir de ida y vuelta
boomerang-done = Convertido en bumerán: va y vuelve.
loop-step = { $count ->
    [one] Reproducir { $count } vez
   *[other] Reproducir { $count } veces seguidas
}
loop-done = { $count ->
    [one] En bucle: se reproduce { $count } vez.
   *[other] En bucle: se reproduce { $count } veces.
}
loop-beyond = Se puede reproducir de { $least } a { $most } veces seguidas, no { $count }.
loop-too-long = { $count ->
    [one] Reproducido { $count } vez, sería demasiado largo: el máximo es un día o { $most } piezas.
   *[other] Reproducido { $count } veces, sería demasiado largo: el máximo es un día o { $most } piezas.
}
freeze-step = Congelar la imagen en { $moment } durante { $length }
freeze-done = Imagen congelada en { $moment } durante { $length }, sin el sonido del clip.
freeze-last-step = Congelar la última imagen durante { $length }
freeze-last-done = Última imagen congelada durante { $length }, sin el sonido del clip.
freeze-too-long = Una imagen congelada puede durar una hora como máximo.
freeze-too-short = Una imagen congelada debe durar al menos un fotograma.
freeze-cut-away = { $moment } se cortó, así que ahí no hay imagen que congelar.

## Varios clips

concat-step = Unir los clips
concat-files-step = Unir { $names }
concat-done = { $count ->
    [one] { $count } clip unido: { $names }.
   *[other] { $count } clips unidos: { $names }.
}
concat-one-clip = Solo hay un clip: pon los que quieras unir en una carpeta, y el prompt al lado.
concat-no-pictures = { $file } no tiene imagen y no se puede unir.
spoke-of = Mencionaste { $count }; no hay más que estos.
left-out = No se usó: { $names }.
reorder-done = Nuevo orden de los clips: { $names }.
reorder-one-clip = Solo hay un clip, así que no hay orden que cambiar.
reorder-no-dates = No se conocen las fechas de los clips.
clip-number = el clip { $number }
clip-last = el último clip
only-one-clip = Solo hay un clip. Sus partes se indican con tiempos, como «de 0:10 a 0:20».
each-clip = Cada clip
of-clip = { $names }: { $told }
not-of-clip = { $step } solo se hace en todo el vídeo; no se ha hecho en { $names } por separado.
of-whole-step = { $step } (solo si es el vídeo entero)
reorder-first-step = Poner { $clip } al principio
reorder-last-step = Poner { $clip } al final
reorder-place-step = Poner { $clip } en la posición { $number }
reorder-name-step = Ordenar los clips por nombre
reorder-date-step = Ordenar los clips por fecha
reorder-length-step = Poner primero los clips más cortos
reorder-reverse-step = Invertir el orden de los clips
slideshow-step = Mostrar las imágenes, { $each } cada una
slideshow-fitting-step = Mostrar las imágenes, { $each } cada una o lo que quepa
slideshow-done = { $count ->
    [one] Presentación de { $count } imagen, de { $each }.
   *[other] Presentación de { $count } imágenes, { $each } cada una, con fundidos suaves.
}
slideshow-videos-left-out = Los vídeos no se usan.
slideshow-beyond = Una imagen se puede mostrar entre { $least } y una hora.
slideshow-no-pictures = No hay imágenes: pon archivos jpg, png o webp en una carpeta, y el prompt al lado.
slideshow-too-many = Hay { $count } imágenes; el máximo de una presentación es { $most }.
slideshow-not-shown = Las imágenes no se pueden mostrar.

## Transiciones y fundidos

crossfade-step = Fundido encadenado en cada corte, { $length } cada uno
crossfade-clips-step = Fundido encadenado entre los clips, { $length } cada uno
crossfade-done = { $count ->
    [one] Fundido encadenado en { $count } corte, { $length }.
   *[other] Fundido encadenado en { $count } cortes, { $length } cada uno.
}
transition-step = Transición en cada corte, { $length } cada una: { $name }
transition-clips-step = Transición entre los clips, { $length } cada una: { $name }
transition-done = { $count ->
    [one] Transición en { $count } corte, { $length }: { $name }.
   *[other] Transición en { $count } cortes, { $length } cada una: { $name }.
}
transition-shorter = { $count ->
    [one] { $count } corte tiene una transición más corta, { $length }, por falta de espacio.
   *[other] { $count } cortes tienen transiciones más cortas, de { $length } como mínimo, por falta de espacio.
}
transition-hard = { $count ->
    [one] { $count } corte se queda sin transición, por falta de espacio.
   *[other] { $count } cortes se quedan sin transición, por falta de espacio.
}
transition-too-short = Una transición debe durar al menos un fotograma.
transition-share = La duración de una transición no puede ser una parte del vídeo, así que se usa la habitual, { $length }.
transition-no-cut = No hay ningún corte donde poner una transición.
kind-crossfade = fundido encadenado
kind-fade-black = fundido a negro
kind-fade-white = fundido a blanco
kind-wipe-left = barrido a la izquierda
kind-wipe-right = barrido a la derecha
kind-wipe-up = barrido hacia arriba
kind-wipe-down = barrido hacia abajo
kind-slide-left = deslizamiento a la izquierda
kind-slide-right = deslizamiento a la derecha
kind-slide-up = deslizamiento hacia arriba
kind-slide-down = deslizamiento hacia abajo
kind-circle-open = círculo que se abre
kind-circle-close = círculo que se cierra
kind-clock = barrido de reloj
kind-zoom = zoom
kind-pixelate = pixelado
kind-blur = desenfoque
fade-in-step = Fundido de entrada de { $length }
fade-in-white-step = Fundido de entrada desde blanco de { $length }
fade-in-done = Fundido de entrada de { $length } añadido.
fade-in-white-done = Fundido de entrada desde blanco de { $length } añadido.
fade-out-step = Fundido de salida de { $length }
fade-out-white-step = Fundido de salida a blanco de { $length }
fade-out-done = Fundido de salida de { $length } añadido.
fade-out-white-done = Fundido de salida a blanco de { $length } añadido.
fade-beyond = Un fundido de { $length } no cabe: dura { $most }, la mitad del resultado.

## Textos e imágenes sobre la imagen

title-step = Poner el título { $text } { $at } durante { $length }
title-done = Título { $text } puesto { $at } durante { $length }.
text-step = Poner el texto { $text } { $at } durante { $length }
text-whole-step = Poner el texto { $text } en todo el vídeo
text-done = Texto { $text } puesto { $at } durante { $length }.
text-not-seen = El texto { $text } no se vería.
text-no-font = El texto { $text } no se muestra. { $reason }
text-beyond = El texto { $text } empezaría en { $start }, después del final, que está en { $end }.
text-gone = El texto anterior { $text } quedaba después del nuevo final y se quitó.
no-font = Ninguna fuente de este equipo puede mostrar «{ $letter }». Instala una: apt install { $package }.
no-font-sign = Ninguna fuente de este equipo puede mostrar «{ $letter }». Instala una: apt install { $package }.
subtitles-step = Mostrar los subtítulos de la carpeta
subtitles-file-step = Mostrar los subtítulos de { $file }
subtitles-done = { $count ->
    [one] { $count } subtítulo de { $file } puesto sobre { $clip }.
   *[other] { $count } subtítulos de { $file } puestos sobre { $clip }.
}
subtitles-lost = { $count ->
    [one] Otro { $count } pertenece a lo que se cortó.
   *[other] Otros { $count } pertenecen a lo que se cortó.
}
subtitles-none = { $file } no contiene subtítulos legibles (SubRip, WebVTT o ASS).
subtitles-too-many = { $file } contiene { $count } subtítulos; el máximo es { $most }.
subtitles-other-file = { $file } no es un archivo de subtítulos: usa .srt, .vtt o .ass.
subtitles-no-font = Los subtítulos { $file } no se muestran. { $reason }
subtitles-no-clip = No hay ningún clip para los subtítulos.
subtitles-elsewhere = Ningún subtítulo de { $file } corresponde a lo que queda de { $clip }.
place-top = arriba
place-center = en el centro
place-bottom = abajo
place-top-left = arriba a la izquierda
place-top-right = arriba a la derecha
place-bottom-left = abajo a la izquierda
place-bottom-right = abajo a la derecha
opacity-beyond = Una opacidad de { $asked } no es posible: va de 1 a 100 %.
logo-step = Poner el logo { $place }
logo-done = Logo { $name } puesto { $place }.
logo-part-done = Logo { $name } puesto { $place }, { $span }.
watermark-step = Poner una marca de agua { $place }
watermark-text-step = Poner la marca de agua { $name } { $place }
watermark-done = Marca de agua { $name } puesta { $place }, con opacidad del { $opacity } %.
watermark-part-done = Marca de agua { $name } puesta { $place }, con opacidad del { $opacity } %, { $span }.
pip-step = Poner el segundo clip en pequeño { $place }
pip-clip-step = Poner { $clip } en pequeño { $place }
pip-done = { $name } puesto { $place } sobre el otro clip, con el { $width } % del ancho.
pip-heard = Su sonido se mezcla con el otro.
pip-silent = Su sonido no se usa.
pip-when = Se ve { $span }.
loop-inset-once = El clip pequeño de encima no se repite.
pip-beyond = La imagen pequeña no puede medir { $scale } de ancho: va de { $least } a { $most } %.
two-clips-needed = Hacen falta dos clips, uno sobre otro: ponlos en una misma carpeta.
overlays-too-many = Ya hay { $most } imágenes sobre el vídeo y no caben más.
no-picture-in = { $name } es un sonido y no tiene imagen.
green-screen-step = Sustituir la pantalla verde
green-screen-file-step = Sustituir la pantalla verde por { $name }
green-screen-done = Pantalla verde sustituida por { $name }.
blue-screen-step = Sustituir la pantalla azul
blue-screen-file-step = Sustituir la pantalla azul por { $name }
blue-screen-done = Pantalla azul sustituida por { $name }.

## Sonido

no-sound-to-change = No hay sonido que subir o bajar.
no-sound-to-fade = No hay sonido para un fundido.
no-sound-to-clean = No hay sonido que limpiar.
no-sound-to-even = No hay sonido que normalizar.
no-music-to-mute = Aquí no se añadió música, y la que ya está en el clip no se puede separar de la voz.
mute-music-step = Quitar la música
mute-music-done = Música quitada.
mute-music-part = La música solo se puede quitar entera, no en una parte.
no-sound-to-mute = No hay sonido que silenciar.
no-sound-to-write = No hay sonido que guardar en un archivo.
no-sound-in = { $name } no tiene sonido.
mute-step = Quitar el sonido
mute-done = Sonido quitado.
mute-part-step = Silenciar { $span }
mute-part-done = Silenciado { $span }.
mute-music-stays = La música de fondo se queda.
volume-step = Cambiar el volumen
volume-up-step = Subir el volumen { $decibels } dB
volume-down-step = Bajar el volumen { $decibels } dB
music-up-step = Subir la música { $decibels } dB
music-down-step = Bajar la música { $decibels } dB
sound-louder-done = Sonido { $decibels } dB más alto
sound-softer-done = Sonido { $decibels } dB más bajo
music-louder-done = Música { $decibels } dB más alta.
music-softer-done = Música { $decibels } dB más baja.
volume-unclear = Di a qué volumen: «{ example-louder }» o «{ example-volume }».
volume-beyond = El volumen va de 60 dB menos a 30 dB más.
volume-music-part = El volumen de la música solo se puede cambiar entero, no en una parte.
bgm-step = Poner música de fondo
bgm-file-step = Poner { $file } de fondo
bgm-done = Música de fondo: { $file }.
bgm-below-done = Música de fondo: { $file }, { $decibels } dB por debajo de la voz.
bgm-above-done = Música de fondo: { $file }, { $decibels } dB por encima de la voz.
bgm-beyond = La música puede sonar desde una centésima parte hasta el doble que la voz.
bgm-no-file = No hay ningún archivo de música: pon uno (MP3, WAV, M4A o AAC) y el clip en una carpeta, y da al prompt el nombre de la carpeta. La nube puede elegir música por sí sola.
bgm-no-file-style = No hay ningún archivo de música para { $style }: pon uno (MP3, WAV, M4A o AAC) y el clip en una carpeta, y da al prompt el nombre de la carpeta. La nube puede elegir música por sí sola.
replace-audio-step = Sustituir el sonido
replace-audio-file-step = Sustituir el sonido por { $file }
replace-audio-done = Sonido sustituido por { $file }.
replace-audio-shorter = El resto queda en silencio.
normalize-step = Igualar el volumen (-16 LUFS)
normalize-done = Volumen igualado (-16 LUFS).
denoise-audio-step = Quitar el ruido del sonido
denoise-audio-done = Ruido de fondo reducido.
fade-sound-in-step = Fundido de entrada del sonido
fade-sound-out-step = Fundido de salida del sonido
fade-sound-both-step = Fundido de entrada y salida del sonido
fade-sound-in-done = Fundido de entrada del sonido, { $length }.
fade-sound-out-done = Fundido de salida del sonido, { $length }.
fade-sound-both-done = Fundido de entrada y salida del sonido, { $length } cada uno.

## La forma de la imagen

no-picture = No hay ninguna imagen que cambiar.
crop-step = Recortar la imagen
crop-size-step = Recortar a { $width }×{ $height }
crop-done = Recortado a { $width }×{ $height }, desde { $x } px a la derecha y { $y } px abajo.
crop-unclear = Di qué parte de la imagen conservar: «{ example-crop-part }».
crop-beyond = Esa parte se sale de la imagen, que mide { $width }×{ $height }.
bars-step = Recortar las barras negras
bars-done = Barras negras recortadas ({ $sides }): quedan { $width }×{ $height }.
bars-top = { $pixels } px arriba
bars-bottom = { $pixels } px abajo
bars-left = { $pixels } px a la izquierda
bars-right = { $pixels } px a la derecha
bars-none = No hay barras negras que recortar.
bars-dark = Toda la imagen es negra, así que no se distinguen las barras.
shape-step = Cambiar el formato de la imagen
shape-fitted-step = Poner la imagen en { $ratio }, con bordes desenfocados donde falte
shape-how-step = Poner la imagen en { $ratio }, { $how }
shape-done = Imagen puesta en { $ratio }, { $how }.
shape-already = La imagen ya está en { $ratio }.
shape-unclear = Di el formato, entre 1:4 y 4:1: «{ example-ratio }», «{ example-vertical }».
how-crop = llena, con los lados recortados
how-pad = con bordes negros
how-blur = con bordes desenfocados
how-stretch = estirada
how-usual = entera y con bordes desenfocados
resize-step = Cambiar el tamaño
resize-both-step = Cambiar el tamaño a { $width }×{ $height }
resize-width-step = Cambiar el ancho a { $width } px
resize-height-step = Cambiar el alto a { $height } px
resize-done = Tamaño cambiado a { $width }×{ $height }.
resize-how-done = Tamaño cambiado a { $width }×{ $height }, { $how }.
resize-unclear = Di el tamaño: «{ example-resize }».
resize-beyond = { $width }×{ $height } no es posible: va de 64×64 a 7680×4320.
resolution-step = Poner en { $height }p
resolution-done = Resolución: { $height }p.
resolution-beyond = { $height }p no es posible: va de { $least }p a { $most }p.
rotate-step = Girar { $degrees }° a la derecha
rotate-done = Girado { $degrees }° a la derecha.
rotate-other = Si no era hacia ese lado, escribe «{ example-rotate-back }» o «{ example-rotate-over }».
rotate-whole = Una vuelta entera no cambia nada.
rotate-beyond = No se puede girar { $degrees }°: solo 90, 180 o 270 grados.
mirror-step = Voltear en horizontal
mirror-done = Volteado en horizontal.
upend-step = Voltear en vertical
upend-done = Volteado en vertical.
stabilize-step = Estabilizar la imagen{ $how }
stabilize-done = Imagen estabilizada{ $how }, con los bordes un poco recortados.
stabilize-stills = Las imágenes fijas no tiemblan.

## El aspecto de la imagen

done-whole = { $what }.
done-part = { $what }, { $span }.
step-part = { $what }, { $span }
step-last = { $what }, los últimos { $length }
strength-light = {" "}un poco
strength-medium = {""}
strength-strong = {" "}mucho
looks-too-many = Serían más efectos de los que caben en un vídeo: pide menos.
look-gone = Un efecto o una imagen anterior quedaba después del nuevo final y se quitó.
brightness = Brillo
contrast = Contraste
saturation = Saturación
adjust-step = { $name } al { $percent } % de lo que era
adjust-done = { $name } al { $percent } % de lo que era
adjust-beyond = { $name } al { $percent } % no es posible: va de { $least } a { $most } %.
grayscale-step = Poner en blanco y negro
grayscale-done = Puesto en blanco y negro
sharpen-step = Enfocar la imagen{ $how }
sharpen-done = Imagen enfocada{ $how }
denoise-video-step = Quitar el ruido de la imagen{ $how }
denoise-video-done = Ruido de la imagen reducido{ $how }
blur-step = Desenfocar la imagen{ $how }
blur-done = Imagen desenfocada{ $how }
blur-bars-step = Desenfocar los bordes de la imagen
blur-bars-done = Bordes de la imagen desenfocados.
blur-no-bars = Aquí solo se pueden desenfocar los bordes añadidos a la imagen, y no los hay. Desenfocar el fondo detrás de las personas solo lo hace la nube.
color-step = Ajustar los colores: { $names }
color-done = Colores ajustados: { $names }
filter-step = Aplicar el estilo: { $name }
filter-done = Estilo aplicado: { $name }
lut-step = Aplicar los colores de un archivo .cube
lut-file-step = Aplicar los colores de { $file }
lut-done = Colores de { $file } aplicados
lut-own-done = No hay archivo .cube, así que se aplicó el estilo incluido: { $name }
lut-none = No hay ningún LUT: pon un archivo .cube en la carpeta, junto a los clips.
lut-no-such = No hay ningún LUT { $file }: pon el archivo .cube en la carpeta, junto a los clips.
lut-size = { $file } no se puede usar: un LUT tiene de { $least } a { $most } niveles.
lut-one-dimension = { $file } es un LUT 1D: expórtalo como LUT 3D.
lut-line = { $file } no es un LUT correcto: esta línea no es un color: { $line }.
lut-damaged = { $file } está incompleto: exporta el LUT otra vez como archivo .cube 3D.
style-natural = natural
style-warm = cálido
style-cool = frío
style-cinematic = cine
style-moody = sombrío
style-teal-orange = turquesa y naranja
style-gritty = áspero
style-sepia = sepia
style-vintage = vintage
style-film = película
style-vhs = VHS
style-neon = neón
style-grain = grano
style-cyberpunk = ciberpunk
style-glitch = glitch
style-noir = cine negro
zoom-in-step = Acercar despacio
zoom-out-step = Alejar despacio
zoom-in-at-step = Acercar en { $moment }
zoom-out-at-step = Alejar en { $moment }
zoom-in-done = Zoom lento de acercamiento, hasta ×{ $times }.
zoom-out-done = Zoom lento de alejamiento, desde ×{ $times }.
zoom-in-at-done = Zoom a ×{ $times } en { $moment }, y de vuelta en { $end }.
zoom-out-at-done = Zoom de alejamiento en { $moment }, desde ×{ $times }.
zoom-beyond = Un zoom de ×{ $times } no es posible: va de ×{ $least } a ×{ $most }.

## El archivo

export-step = Exportar el resultado
format-step = Guardar como archivo { $format }
format-done = El resultado es un archivo { $format }.
format-other = Aquí no se crean archivos { $asked }: pide MP4, que se ve en todas partes, WebM, MOV o MKV.
format-other-step = Guardar como otro tipo de archivo
one-file-gif = Un prompt crea un solo archivo: el GIF necesita otro prompt.
one-file-picture = Un prompt crea un solo archivo: la imagen necesita otro prompt.
one-file-sound = Un prompt crea un solo archivo: el archivo de sonido necesita otro prompt.
extract-audio-step = Guardar solo el sonido como archivo { $format }
extract-audio-done = El resultado es solo el sonido, un archivo { $format }.
extract-audio-other = Los archivos de sonido pueden ser MP3, M4A, WAV, FLAC u OGG.
extract-audio-beyond = Un archivo de sonido tiene de { $least } a { $most } kbit/s.
codec-step = Codificar en { $names }
codec-done = Codificado en { $names }.
codec-other = { $names } no está disponible: para la imagen hay H.264, H.265, VP9, AV1 y ProRes; para el sonido, AAC, Opus, MP3 y FLAC.
codec-other-file = Los archivos { $format } no admiten { $names }: pide { $names } sin { $format }.
rate-step = { $rate } fotogramas por segundo
rate-unclear-step = Cambiar los fotogramas por segundo
rate-done = { $rate } fotogramas por segundo.
rate-repeated-done = { $rate } fotogramas por segundo, algunos repetidos: el movimiento no es más fluido que en el clip.
rate-unclear = Di cuántos fotogramas por segundo: «{ example-rate }».
rate-beyond = { $rate } fotogramas por segundo no es posible: va de 1 a 120.
compress-step = Comprimir
compress-done = Comprimido: con algo menos de calidad de lo normal y una codificación más cuidada.
compress-share-done = Comprimido al { $percent } % del clip.
compress-share-beyond = El { $percent } % del tamaño no es posible: va de 5 a 95 %.
crf-done = Codificado con CRF { $crf }.
crf-beyond = CRF { $crf } no es posible: va de 0 a { $most }.
bitrate-done = Tasa de bits de la imagen: { $bitrate }.
bitrate-beyond = La tasa de bits de la imagen va de 30k a 200M.
size-step = Dejarlo en menos de { $size }
size-done = Ahora ocupa menos de { $size }.
size-smaller-picture = Para eso la imagen pasa de { $now }p a { $side }p.
size-beyond = No puede ocupar menos de { $size }: no se podría ver. El mínimo es de unos { $least }; una parte más corta puede ocupar menos.
size-of-picture = Una imagen ocupa lo que necesita: no indiques ningún tamaño.
size-of-codec = Con { $name } no se puede elegir el tamaño: pide H.264, H.265 o VP9.
size-of-sound = Un archivo { $name } ocupa lo que necesita: pide MP3 o M4A.
gif-step = Guardar como GIF
gif-done = El resultado es un GIF, sin sonido.
gif-first = Muestra los primeros { $length }: para otra parte, indica los tiempos.
gif-rate-beyond = Un GIF tiene de 1 a 50 fotogramas por segundo.
gif-plays-beyond = Un GIF se repite hasta 1000 veces, o sin fin.
thumbnail-step = Guardar una buena imagen
thumbnail-at-step = Guardar la imagen en { $moment }
thumbnail-done = El resultado es una imagen del primer tercio, un archivo JPG: para otra, indica el momento.
thumbnail-at-done = El resultado es la imagen en { $moment }, un archivo JPG.
thumbnail-beyond = El resultado es la última imagen, un archivo JPG: el final está en { $end }, antes de { $moment }.
thumbnail-cut-away = Lo que había en { $moment } se ha cortado: el resultado es la imagen más cercana, un archivo JPG.

## Lo que hizo la nube

clause-mark = {"; "}
and-more = y { $count } más
changes = { $changes }.
edit-made = Edición hecha.
export-follows = La exportación se hace sola.
length-changed = duración de { $was } a { $is }
timing-changed = pequeños cambios de tiempo
timeline-empty = La línea de tiempo está vacía.
timeline-holds = Línea de tiempo: { $items }.
timeline-untold = La línea de tiempo de la nube no se puede describir con palabras.
project-holds = En el proyecto hay { $names }.
texts-changed = textos: { $is } en lugar de { $was }
text-there = texto { $words } ({ $span })
text-added = título añadido: { $words }, { $span }
text-removed = título quitado: { $words }
text-changed = título { $old } cambiado por { $new }
text-moved = título { $words } movido de { $was } a { $is }
tracks-changed = pistas: { $is } en lugar de { $was }
track-video = vídeo
track-audio = audio
track-other = pista
track-named = { $kind } { $name }
track-there = { $track } ({ $details })
track-details = { $span }, al { $volume } %
track-added = { $kind }: añadido, { $details }
track-named-added = { $kind } { $name }: añadido, { $details }
track-removed = { $track }: quitado
track-changed = { $track } cambiado por { $name }
track-shortened = { $track }: acortado de { $was } a { $is }
track-lengthened = { $track }: alargado de { $was } a { $is }
track-pieces = { $is ->
    [one] { $track }: ahora en { $is } pieza en lugar de { $was }
   *[other] { $track }: ahora en { $is } piezas en lugar de { $was }
}
track-volume = { $track }: volumen del { $was } % al { $is } %
track-cut = { $track }: cortado en otros puntos
credits = { $available } créditos disponibles, { $frozen } reservados para trabajos en curso, { $total } en total.
credits-unknown = No se puede saber cuántos créditos hay: { $error }.
credits-not-needed = En este equipo no hacen falta créditos.
upload-nothing = Ya está todo subido.
upload-sent = Subido: { $names }.
upload-unfinished = Aún incompleto, así que no se subió: { $names }.

## Lo que falla

render-too-long = el resultado duraría { $hours } horas; como máximo pueden ser 24
render-too-short = no quedaría nada; conserva más del clip
render-refused = algo de ello no se puede llevar a un vídeo; el registro dice qué
render-clip = no se puede usar { $clip }; el registro dice por qué
render-changed = { $clip } se cambió o se quitó desde que llegó
render-no-program = { $program } no está instalado; `dropcut doctor` dice cómo conseguirlo
render-slow = { $program } no terminó en { $length } y se detuvo; se puede subir `engine.time_limit`
render-program = { $program } no pudo hacerlo; el registro dice por qué
render-full = no queda espacio en el disco; libera un poco
render-file = no se puede leer o escribir { $file }; el registro dice por qué
render-unread = no se puede leer un clip o el resultado; el registro dice por qué
render-lacks = el ffmpeg de este equipo no puede escribir { $name }; instala el completo
render-not-smart = no todo lo que se conserva se puede copiar (el registro dice por qué); pon `engine.render` en `auto` para que se codifique
render-wrong = el vídeo que se hizo no está bien, así que no se entrega; el registro dice por qué
render-cancelled = se canceló
clip-undecoded = no se puede decodificar { $clip }; el registro dice por qué
edit-failed = la edición falló: { $reason }
nothing-edited = no se editó nada. { $answer }
nothing-edited-quoted = no se editó nada. La respuesta fue: { $answer }
nothing-edited-silent = no se editó nada, y no se dijo nada
export-failed = la exportación falló: { $reason }
export-empty = no hay nada que exportar en la línea de tiempo
export-unexplained = no se dio ningún motivo
export-forgotten = ya no está donde se hizo
export-overdue = no se terminó en dos horas

## Los informes

report-edited = { $result }: editado a partir de { $clip }
report-questions = { $clip }: tus preguntas, respondidas { $place }
report-failed = { $clip } no se ha editado ({ $time })
report-failed-later = { $clip } no se ha editado más ({ $time })
report-asked = Pediste:
report-done = Qué se ha hecho:
report-answer = La respuesta:
report-result = El resultado: { $facts }
report-of-clip = { $facts } (el clip: { $clip })
report-of-files = { $facts } (de { $count } archivos, { $size })
report-tracks = El clip tiene { $count } pistas de sonido; el resultado lleva la que los reproductores eligen primero.
report-channels = El sonido del clip tiene { $count } canales; el resultado está en estéreo.
report-subtitles = Los subtítulos guardados en el clip no están en el resultado.
report-interlaced = Cada imagen de { $names } eran dos medias imágenes (entrelazado); se han unido para que el movimiento se vea limpio.
report-bright = Los colores de { $names } son para pantallas HDR; el resultado está en SDR, para cualquier pantalla.
report-chapters = { $count ->
    [one] El capítulo del clip no está en el resultado.
   *[other] Los { $count } capítulos del clip no están en el resultado.
}
report-link = Para abrir el proyecto en el navegador (puede hacerlo quien tenga el enlace; vale 7 días):
report-no-video = Este informe no trae vídeo: estos mensajes no piden ninguno.
report-happened = Qué ha pasado:
report-made = Lo que se hizo antes está en la carpeta de salida:
report-remedy = Qué hacer:
report-advice = Corrige lo que se dice arriba o escribe una petición mejor, y vuelve a poner el clip y su petición en la carpeta de entrada.
report-again = Para intentarlo otra vez tal como estaba: { $command }
place-here = en este equipo
place-cloud = por la nube de NemoVideo
place-backend = por el servidor { $host }
