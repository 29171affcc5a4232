## Escrita

decimal-mark = ,
quoted = “{ $text }”
list-mark = {", "}
sentence-gap = {" "}
seconds = { $seconds } s
minutes = { $minutes } min
minutes-seconds = { $minutes } min { $seconds } s
megabytes = { $number } MB
span = de { $start } a { $end }
span-to-end = de { $start } até o fim
span-last = os últimos { $length }
at-start = no início
at-end = no fim
at-moment = em { $moment }

## O que dá para escrever

example-whole = remova as pausas, adicione transições e exporte em MP4
example-pauses = remova as pausas
example-brighter = aumente o brilho e aumente o contraste
example-even = normalize o áudio
example-ratio = deixe em 9:16
example-vertical = deixe na vertical
example-crop-part = recorte para 1280x720
example-resize = redimensione o vídeo para 1280x720
example-rate = deixe em 30 fps
example-rotate-back = gire 270 graus
example-rotate-over = gire 180 graus
example-louder = aumente o volume
example-volume = coloque o volume em 50%

## A resposta inteira

ready = Pronto para exportar.
nothing-to-do = Não há nada para fazer. Tente “{ example-whole }”.
nothing-here = Não há nada aqui que este computador faça sozinho.
not-here = Não dá para fazer neste computador, mas na nuvem sim: { $names }.
not-understood = Não entendido e deixado como estava: { $fragments }.
vague = Isso pode querer dizer muita coisa, então nada foi mudado. Escreva o que você quer, por exemplo: “{ example-pauses }”, “{ example-brighter }” ou “{ example-even }”.
vague-that = Isso
vague-improved = { $wishes } pode significar muitas coisas, então só são feitas pequenas mudanças.
rules-instead = { $trouble ->
        [unreachable] O servidor do planejador não responde
        [slow] O servidor do planejador demorou demais
        [broken] O servidor do planejador interrompeu a resposta
        [refused] O servidor do planejador recusou o pedido
        [large] O servidor do planejador deu uma resposta longa demais
        [long] O prompt é longo demais para o servidor do planejador
       *[unfit] O servidor do planejador deu uma resposta que não serve
    }, então o prompt foi lido com as regras embutidas.
contradiction = Não dá para ter { $dropped } e { $taken } ao mesmo tempo: vale o último, { $taken }.
meant = { $written } é lido como { $meant }.
swapped = { $written } termina antes de começar: é lido ao contrário.
left-fragments = { $count ->
    [one] … mais { $count } trecho
   *[other] … mais { $count } trechos
}
left-steps = { $count ->
    [one] … mais { $count } etapa
   *[other] … mais { $count } etapas
}
left-characters = { $count ->
    [one] … { $count } caractere no fim
   *[other] … { $count } caracteres no fim
}

## O que este computador não faz

wish-split = dividir em partes
wish-remove-filler = remover vícios de linguagem
wish-highlight = escolher os melhores momentos
wish-captions = legendas automáticas
wish-translate = traduzir
wish-voiceover = narração
wish-background-remove = remover o fundo sem tela verde
wish-scene-detect = detectar cenas
wish-generate-video = criar um vídeo a partir de texto
wish-shorter = encurtar sem dizer quanto
wish-concat = juntar esses clipes
wish-reorder = essa ordem dos clipes
wish-slow-motion = câmera lenta em uma parte sem tempos
wish-reverse = reproduzir de trás para frente uma parte sem tempos
wish-loop = esse tipo de loop
wish-freeze = esse tipo de congelamento
wish-subtitles = essas legendas
wish-watermark = esse tipo de marca-d'água
wish-logo = esse tipo de logo
wish-pip = esse tipo de picture-in-picture
wish-extract-audio = um arquivo de som com essa qualidade
wish-shape = esse formato de imagem
wish-size = esse tamanho de imagem
wish-color-match = igualar as cores a outra coisa
wish-color = essa mudança de cor
wish-filter = esse filtro
wish-blur = desfocar algo que antes precisa ser reconhecido
wish-zoom = esse tipo de zoom
wish-green-screen = essa troca de fundo
wish-compress = comprimir desse jeito
wish-slideshow = esse tipo de apresentação
wish-title-words = um título sem o texto entre aspas
wish-text-words = um texto sem aspas
wish-title = um título nesse estilo
wish-text = um texto nesse estilo
wish-speed = a velocidade de uma parte sem tempos
wish-transition = esse tipo de transição
wish-fade = esse tipo de fade
wish-mute = silenciar uma parte sem tempos
wish-pauses = remover pausas em um só lugar
wish-cut = cortar uma parte sem tempos
wish-resolution = essa resolução
wish-export = esse tipo de exportação
wish-other = a etapa “{ $name }”

## A linha do tempo

no-clip = Não há nenhum clipe para editar.
timeline-damaged = A linha do tempo está vazia ou danificada.
beyond-end = { $moment } fica depois do fim, que está em { $end }.
no-range = De { $start } a { $end } não dá: termina antes de começar.
cutting-all = Cortando { $span }, não sobra nada.
keeping-none = Mantendo só { $span }, não sobra nada.
nothing-left-of = A parte { $span } foi cortada, então não dá para mudar nada ali.
these-not-joined = Não dá para juntar estes clipes.

## Arquivos da pasta

no-music-file = Não há arquivo de música: coloque um na pasta, junto com os clipes.
no-subtitle-file = Não há arquivo de legendas: coloque um na pasta, junto com os clipes.
no-logo-file = Não há arquivo para o logo: coloque um na pasta, junto com os clipes.
no-watermark-file = Não há arquivo para a marca-d'água: coloque um na pasta, junto com os clipes.
no-background-file = Não há arquivo para o fundo: coloque um na pasta, junto com os clipes.
no-such-file = { $file } não está entre os arquivos deste trabalho: coloque-o na pasta, junto com os clipes.
file-unread = Não dá para ler { $file }.
file-too-large = { $file } tem mais de { $most } MB: é grande demais.
not-in-video = Não há nada de { $name } no vídeo.
no-clip-number = { $count ->
    [one] Não há clipe { $number }: só há um.
   *[other] Não há clipe { $number }: há { $count }.
}

## Cortes

trim-pauses-step = Remover as pausas
trim-pauses-step-least = Remover as pausas de { $least } ou mais
trim-pauses-done = { $count ->
    [one] { $count } pausa removida, { $total }.
   *[other] { $count } pausas removidas, { $total } no total.
}
trim-pauses-none = Nenhuma pausa de { $least } ou mais.
trim-pauses-no-sound = Não há pausas para remover: o clipe não tem som.
trim-pauses-all-silent = Sem as pausas não sobraria nada: o clipe inteiro está em silêncio.
keep-step = Manter { $span }
keep-done = Mantido { $span }.
keep-last-step = Manter os últimos { $length }
keep-last-done = Mantidos os últimos { $length }.
remove-step = Cortar { $span }
remove-done = Cortado { $span }.
remove-clip-done = Retirado do vídeo.
trim-start-step = Cortar os primeiros { $length }
trim-start-done = Cortados os primeiros { $length }.
trim-end-step = Cortar os últimos { $length }
trim-end-done = Cortados os últimos { $length }.
limit-step = Manter os primeiros { $asked }
limit-done = Mantidos os primeiros { $asked } e cortados { $rest } no fim.
limit-already = Tem { $length }, não mais que os { $asked } que você pediu.
limit-highlights = Não foi cortado para { $asked }: só a nuvem encontra os melhores momentos, e eles nem sempre estão no início.
limit-too-short = Um vídeo precisa ter pelo menos um quadro.
limit-nothing-left = Com essa duração não sobraria nada.

## Velocidade e ordem

speed-step = Reproduzir em { $factor }x
speed-done = Velocidade alterada para { $factor }x.
speed-part-step = Reproduzir { $span } em { $factor }x
speed-part-done = Velocidade { $span } alterada para { $factor }x.
speed-beyond = Não dá para reproduzir em { $factor }x: vai de { $least }x a { $most }x.
speed-adds-up = Junto com a velocidade que já tem, não dá: vai de { $least }x a { $most }x.
speed-too-many = Há velocidades diferentes demais em um só vídeo.
reverse-step = Reproduzir de trás para frente
reverse-done = Invertido: toca de trás para frente.
reverse-part-step = Reproduzir de trás para frente { $span }
reverse-part-done = Invertido { $span }: toca de trás para frente.
boomerang-step = Reproduzir indo e voltando
boomerang-done = Virou bumerangue: vai e volta.
loop-step = { $count ->
    [one] Reproduzir { $count } vez
   *[other] Reproduzir { $count } vezes seguidas
}
loop-done = { $count ->
    [one] Em loop: toca { $count } vez.
   *[other] Em loop: toca { $count } vezes.
}
loop-beyond = Dá para reproduzir de { $least } a { $most } vezes seguidas, não { $count }.
loop-too-long = { $count ->
    [one] Reproduzido { $count } vez, ficaria longo demais: o máximo é um dia ou { $most } trechos.
   *[other] Reproduzido { $count } vezes, ficaria longo demais: o máximo é um dia ou { $most } trechos.
}
freeze-step = Congelar a imagem em { $moment } por { $length }
freeze-done = Imagem congelada em { $moment } por { $length }, sem o som do clipe.
freeze-last-step = Congelar a última imagem por { $length }
freeze-last-done = Última imagem congelada por { $length }, sem o som do clipe.
freeze-too-long = Uma imagem pode ficar congelada por no máximo uma hora.
freeze-too-short = Um congelamento precisa ter pelo menos um quadro.
freeze-cut-away = { $moment } foi cortado, então ali não há imagem para congelar.

## Vários clipes

concat-step = Juntar os clipes
concat-files-step = Juntar { $names }
concat-done = { $count ->
    [one] { $count } clipe juntado: { $names }.
   *[other] { $count } clipes juntados: { $names }.
}
concat-one-clip = Só há um clipe: coloque os que quer juntar em uma pasta, e o prompt ao lado dela.
concat-no-pictures = { $file } não tem imagem e não pode ser juntado.
spoke-of = Você falou em { $count }; só há estes.
left-out = Não usado: { $names }.
reorder-done = Nova ordem dos clipes: { $names }.
reorder-one-clip = Só há um clipe, então não há ordem para mudar.
reorder-no-dates = As datas dos clipes não são conhecidas.
clip-number = o clipe { $number }
clip-last = o último clipe
only-one-clip = Só há um clipe. As partes dele se indicam com tempos, como “de 0:10 a 0:20”.
each-clip = Cada clipe
of-clip = { $names }: { $told }
not-of-clip = { $step } só se faz no vídeo inteiro; não foi feito só em { $names }.
of-whole-step = { $step } (só se for o vídeo inteiro)
reorder-first-step = Colocar { $clip } no início
reorder-last-step = Colocar { $clip } no fim
reorder-place-step = Colocar { $clip } na posição { $number }
reorder-name-step = Ordenar os clipes por nome
reorder-date-step = Ordenar os clipes por data
reorder-length-step = Colocar os clipes mais curtos primeiro
reorder-reverse-step = Inverter a ordem dos clipes
slideshow-step = Mostrar as imagens, { $each } cada
slideshow-fitting-step = Mostrar as imagens, { $each } cada ou o que couber
slideshow-done = { $count ->
    [one] Apresentação com { $count } imagem, de { $each }.
   *[other] Apresentação com { $count } imagens, { $each } cada, com transições suaves.
}
slideshow-videos-left-out = Os vídeos ficaram de fora.
slideshow-beyond = Uma imagem pode aparecer de { $least } a uma hora.
slideshow-no-pictures = Não há imagens: coloque arquivos jpg, png ou webp em uma pasta, e o prompt ao lado dela.
slideshow-too-many = Há { $count } imagens; o máximo de uma apresentação é { $most }.
slideshow-not-shown = As imagens não podem ser mostradas.

## Transições e fades

crossfade-step = Transição suave em cada corte, { $length } cada
crossfade-clips-step = Transição suave entre os clipes, { $length } cada
crossfade-done = { $count ->
    [one] Transição suave em { $count } corte, { $length }.
   *[other] Transição suave em { $count } cortes, { $length } cada.
}
transition-step = Transição em cada corte, { $length } cada: { $name }
transition-clips-step = Transição entre os clipes, { $length } cada: { $name }
transition-done = { $count ->
    [one] Transição em { $count } corte, { $length }: { $name }.
   *[other] Transição em { $count } cortes, { $length } cada: { $name }.
}
transition-shorter = { $count ->
    [one] { $count } corte tem uma transição mais curta, { $length }, por falta de espaço.
   *[other] { $count } cortes têm transições mais curtas, de { $length } no mínimo, por falta de espaço.
}
transition-hard = { $count ->
    [one] { $count } corte ficou sem transição, por falta de espaço.
   *[other] { $count } cortes ficaram sem transição, por falta de espaço.
}
transition-too-short = Uma transição precisa ter pelo menos um quadro.
transition-share = A duração de uma transição não pode ser uma parte do vídeo, então vale a habitual, { $length }.
transition-no-cut = Não há nenhum corte para uma transição.
kind-crossfade = transição suave
kind-fade-black = passagem pelo preto
kind-fade-white = passagem pelo branco
kind-wipe-left = varredura para a esquerda
kind-wipe-right = varredura para a direita
kind-wipe-up = varredura para cima
kind-wipe-down = varredura para baixo
kind-slide-left = deslizar para a esquerda
kind-slide-right = deslizar para a direita
kind-slide-up = deslizar para cima
kind-slide-down = deslizar para baixo
kind-circle-open = círculo que abre
kind-circle-close = círculo que fecha
kind-clock = varredura de relógio
kind-zoom = zoom
kind-pixelate = pixelização
kind-blur = desfoque
fade-in-step = Fade de entrada de { $length }
fade-in-white-step = Fade de entrada do branco de { $length }
fade-in-done = Fade de entrada de { $length } adicionado.
fade-in-white-done = Fade de entrada do branco de { $length } adicionado.
fade-out-step = Fade de saída de { $length }
fade-out-white-step = Fade de saída para o branco de { $length }
fade-out-done = Fade de saída de { $length } adicionado.
fade-out-white-done = Fade de saída para o branco de { $length } adicionado.
fade-beyond = Um fade de { $length } não cabe: ele tem { $most }, metade do resultado.

## Textos e imagens sobre a imagem

title-step = Colocar o título { $text } { $at } por { $length }
title-done = Título { $text } colocado { $at } por { $length }.
text-step = Colocar o texto { $text } { $at } por { $length }
text-whole-step = Colocar o texto { $text } no vídeo todo
text-done = Texto { $text } colocado { $at } por { $length }.
text-not-seen = O texto { $text } não apareceria.
text-no-font = O texto { $text } não aparece. { $reason }
text-beyond = O texto { $text } começaria em { $start }, depois do fim em { $end }.
text-gone = O texto anterior { $text } ficava depois do novo fim e foi removido.
no-font = Nenhuma fonte deste computador mostra “{ $letter }”. Instale uma: apt install { $package }.
no-font-sign = Nenhuma fonte deste computador mostra “{ $letter }”. Instale uma: apt install { $package }.
subtitles-step = Mostrar as legendas da pasta
subtitles-file-step = Mostrar as legendas de { $file }
subtitles-done = { $count ->
    [one] { $count } legenda de { $file } colocada sobre { $clip }.
   *[other] { $count } legendas de { $file } colocadas sobre { $clip }.
}
subtitles-lost = { $count ->
    [one] Mais { $count } pertence ao que foi cortado.
   *[other] Mais { $count } pertencem ao que foi cortado.
}
subtitles-none = { $file } não tem legendas legíveis (SubRip, WebVTT ou ASS).
subtitles-too-many = { $file } tem { $count } legendas; o máximo é { $most }.
subtitles-other-file = { $file } não é um arquivo de legendas: use .srt, .vtt ou .ass.
subtitles-no-font = As legendas { $file } não aparecem. { $reason }
subtitles-no-clip = Não há nenhum clipe para as legendas.
subtitles-elsewhere = Nenhuma legenda de { $file } corresponde ao que sobrou de { $clip }.
place-top = em cima
place-center = no centro
place-bottom = embaixo
place-top-left = no canto superior esquerdo
place-top-right = no canto superior direito
place-bottom-left = no canto inferior esquerdo
place-bottom-right = no canto inferior direito
opacity-beyond = Opacidade de { $asked } não é possível: vai de 1 a 100%.
logo-step = Colocar o logo { $place }
logo-done = Logo { $name } colocado { $place }.
logo-part-done = Logo { $name } colocado { $place }, { $span }.
watermark-step = Colocar uma marca-d'água { $place }
watermark-text-step = Colocar a marca-d'água { $name } { $place }
watermark-done = Marca-d'água { $name } colocada { $place }, com opacidade de { $opacity }%.
watermark-part-done = Marca-d'água { $name } colocada { $place }, com opacidade de { $opacity }%, { $span }.
pip-step = Colocar o segundo clipe pequeno { $place }
pip-clip-step = Colocar { $clip } pequeno { $place }
pip-done = { $name } colocado { $place } sobre o outro clipe, com { $width }% da largura.
pip-heard = O som dele é misturado ao outro.
pip-silent = O som dele não é usado.
pip-when = Aparece { $span }.
loop-inset-once = O clipe pequeno por cima não se repete.
pip-beyond = A imagem pequena não pode ter { $scale } de largura: vai de { $least } a { $most }%.
two-clips-needed = Isso precisa de dois clipes, um sobre o outro: coloque os dois na mesma pasta.
overlays-too-many = Já há { $most } imagens sobre o vídeo, e não cabem mais.
no-picture-in = { $name } é um som e não tem imagem.
green-screen-step = Substituir a tela verde
green-screen-file-step = Substituir a tela verde por { $name }
green-screen-done = Tela verde substituída por { $name }.
blue-screen-step = Substituir a tela azul
blue-screen-file-step = Substituir a tela azul por { $name }
blue-screen-done = Tela azul substituída por { $name }.

## Som

no-sound-to-change = Não há som para aumentar ou diminuir.
no-sound-to-fade = Não há som para um fade.
no-sound-to-clean = Não há som para limpar.
no-sound-to-even = Não há som para normalizar.
no-music-to-mute = Nenhuma música foi adicionada aqui, e a que já está no clipe não pode ser separada da fala.
mute-music-step = Remover a música
mute-music-done = Música removida.
mute-music-part = A música só pode ser removida por inteiro, não em uma parte.
no-sound-to-mute = Não há som para silenciar.
no-sound-to-write = Não há som para salvar em um arquivo.
no-sound-in = { $name } não tem som.
mute-step = Remover o som
mute-done = Som removido.
mute-part-step = Silenciar { $span }
mute-part-done = Silenciado { $span }.
mute-music-stays = A música de fundo fica.
volume-step = Mudar o volume
volume-up-step = Aumentar o volume em { $decibels } dB
volume-down-step = Diminuir o volume em { $decibels } dB
music-up-step = Aumentar a música em { $decibels } dB
music-down-step = Diminuir a música em { $decibels } dB
sound-louder-done = Som aumentado em { $decibels } dB
sound-softer-done = Som diminuído em { $decibels } dB
music-louder-done = Música aumentada em { $decibels } dB.
music-softer-done = Música diminuída em { $decibels } dB.
volume-unclear = Diga qual volume: “{ example-louder }” ou “{ example-volume }”.
volume-beyond = O volume vai de 60 dB a menos até 30 dB a mais.
volume-music-part = O volume da música só pode ser mudado por inteiro, não em uma parte.
bgm-step = Colocar música de fundo
bgm-file-step = Colocar { $file } como música de fundo
bgm-done = Música de fundo: { $file }.
bgm-below-done = Música de fundo: { $file }, { $decibels } dB abaixo da voz.
bgm-above-done = Música de fundo: { $file }, { $decibels } dB acima da voz.
bgm-beyond = A música pode ter de um centésimo até o dobro do volume da voz.
bgm-no-file = Não há arquivo de música: coloque um (MP3, WAV, M4A ou AAC) e o clipe em uma pasta, e dê ao prompt o nome da pasta. A nuvem pode escolher música sozinha.
bgm-no-file-style = Não há arquivo de música para { $style }: coloque um (MP3, WAV, M4A ou AAC) e o clipe em uma pasta, e dê ao prompt o nome da pasta. A nuvem pode escolher música sozinha.
replace-audio-step = Substituir o som
replace-audio-file-step = Substituir o som por { $file }
replace-audio-done = Som substituído por { $file }.
replace-audio-shorter = O resto fica em silêncio.
normalize-step = Igualar o volume (-16 LUFS)
normalize-done = Volume igualado (-16 LUFS).
denoise-audio-step = Remover o ruído do som
denoise-audio-done = Ruído de fundo reduzido.
fade-sound-in-step = Fade de entrada do som
fade-sound-out-step = Fade de saída do som
fade-sound-both-step = Fade de entrada e saída do som
fade-sound-in-done = Fade de entrada do som, { $length }.
fade-sound-out-done = Fade de saída do som, { $length }.
fade-sound-both-done = Fade de entrada e saída do som, { $length } cada.

## O formato da imagem

no-picture = Não há imagem para mudar.
crop-step = Recortar a imagem
crop-size-step = Recortar para { $width }×{ $height }
crop-done = Recortado para { $width }×{ $height }, a partir de { $x } px à direita e { $y } px abaixo.
crop-unclear = Diga que parte da imagem manter: “{ example-crop-part }”.
crop-beyond = Essa parte sai da imagem, que tem { $width }×{ $height }.
bars-step = Cortar as barras pretas
bars-done = Barras pretas cortadas ({ $sides }): restam { $width }×{ $height }.
bars-top = { $pixels } px em cima
bars-bottom = { $pixels } px embaixo
bars-left = { $pixels } px à esquerda
bars-right = { $pixels } px à direita
bars-none = Não há barras pretas para cortar.
bars-dark = A imagem toda é preta, então não dá para distinguir as barras.
shape-step = Mudar o formato da imagem
shape-fitted-step = Deixar a imagem em { $ratio }, com bordas desfocadas onde faltar
shape-how-step = Deixar a imagem em { $ratio }, { $how }
shape-done = Imagem agora em { $ratio }, { $how }.
shape-already = A imagem já está em { $ratio }.
shape-unclear = Diga o formato, entre 1:4 e 4:1: “{ example-ratio }”, “{ example-vertical }”.
how-crop = preenchida, com os lados cortados
how-pad = com bordas pretas
how-blur = com bordas desfocadas
how-stretch = esticada
how-usual = inteira e com bordas desfocadas
resize-step = Mudar o tamanho
resize-both-step = Redimensionar para { $width }×{ $height }
resize-width-step = Deixar com { $width } px de largura
resize-height-step = Deixar com { $height } px de altura
resize-done = Redimensionado para { $width }×{ $height }.
resize-how-done = Redimensionado para { $width }×{ $height }, { $how }.
resize-unclear = Diga o tamanho: “{ example-resize }”.
resize-beyond = { $width }×{ $height } não é possível: vai de 64×64 a 7680×4320.
resolution-step = Deixar em { $height }p
resolution-done = Resolução: { $height }p.
resolution-beyond = { $height }p não é possível: vai de { $least }p a { $most }p.
rotate-step = Girar { $degrees }° no sentido horário
rotate-done = Girado { $degrees }° no sentido horário.
rotate-other = Se não era para esse lado, escreva “{ example-rotate-back }” ou “{ example-rotate-over }”.
rotate-whole = Uma volta inteira não muda nada.
rotate-beyond = Não dá para girar { $degrees }°: só 90, 180 ou 270 graus.
mirror-step = Espelhar na horizontal
mirror-done = Espelhado na horizontal.
upend-step = Espelhar na vertical
upend-done = Espelhado na vertical.
stabilize-step = Estabilizar a imagem{ $how }
stabilize-done = Imagem estabilizada{ $how }, com as bordas um pouco cortadas.
stabilize-stills = Imagens paradas não tremem.

## A aparência da imagem

done-whole = { $what }.
done-part = { $what }, { $span }.
step-part = { $what }, { $span }
step-last = { $what }, os últimos { $length }
strength-light = {" "}um pouco
strength-medium = {""}
strength-strong = {" "}bastante
looks-too-many = Seriam mais efeitos do que cabem em um vídeo: peça menos.
look-gone = Um efeito ou uma imagem anterior ficava depois do novo fim e foi removido.
brightness = Brilho
contrast = Contraste
saturation = Saturação
adjust-step = { $name } em { $percent }% do que era
adjust-done = { $name } em { $percent }% do que era
adjust-beyond = { $name } em { $percent }% não é possível: vai de { $least } a { $most }%.
grayscale-step = Deixar em preto e branco
grayscale-done = Agora em preto e branco
sharpen-step = Deixar a imagem mais nítida{ $how }
sharpen-done = Nitidez da imagem aumentada{ $how }
denoise-video-step = Remover o ruído da imagem{ $how }
denoise-video-done = Ruído da imagem reduzido{ $how }
blur-step = Desfocar a imagem{ $how }
blur-done = Imagem desfocada{ $how }
blur-bars-step = Desfocar as bordas da imagem
blur-bars-done = Bordas da imagem desfocadas.
blur-no-bars = Aqui só dá para desfocar as bordas acrescentadas à imagem, e não há nenhuma. Desfocar o fundo atrás das pessoas, só na nuvem.
color-step = Ajustar as cores: { $names }
color-done = Cores ajustadas: { $names }
filter-step = Aplicar o estilo: { $name }
filter-done = Estilo aplicado: { $name }
lut-step = Aplicar as cores de um arquivo .cube
lut-file-step = Aplicar as cores de { $file }
lut-done = Cores de { $file } aplicadas
lut-own-done = Não há arquivo .cube, então foi aplicado o estilo embutido: { $name }
lut-none = Não há LUT: coloque um arquivo .cube na pasta, junto com os clipes.
lut-no-such = Não há LUT { $file }: coloque o arquivo .cube na pasta, junto com os clipes.
lut-size = { $file } não pode ser usado: um LUT tem de { $least } a { $most } níveis.
lut-one-dimension = { $file } é um LUT 1D: exporte-o como LUT 3D.
lut-line = { $file } não é um LUT correto: esta linha não é uma cor: { $line }.
lut-damaged = { $file } está incompleto: exporte o LUT de novo como arquivo .cube 3D.
style-natural = natural
style-warm = quente
style-cool = frio
style-cinematic = cinema
style-moody = sombrio
style-teal-orange = azul-petróleo e laranja
style-gritty = áspero
style-sepia = sépia
style-vintage = vintage
style-film = película
style-vhs = VHS
style-neon = neon
style-grain = granulado
style-cyberpunk = cyberpunk
style-glitch = glitch
style-noir = noir
zoom-in-step = Aproximar devagar
zoom-out-step = Afastar devagar
zoom-in-at-step = Aproximar em { $moment }
zoom-out-at-step = Afastar em { $moment }
zoom-in-done = Zoom lento para perto, até { $times }x.
zoom-out-done = Zoom lento para longe, a partir de { $times }x.
zoom-in-at-done = Zoom de { $times }x em { $moment }, voltando até { $end }.
zoom-out-at-done = Zoom para longe em { $moment }, a partir de { $times }x.
zoom-beyond = Zoom de { $times }x não é possível: vai de { $least }x a { $most }x.

## O arquivo

export-step = Exportar o resultado
format-step = Salvar como arquivo { $format }
format-done = O resultado é um arquivo { $format }.
format-other = Aqui não se criam arquivos { $asked }: peça MP4, que toca em qualquer lugar, WebM, MOV ou MKV.
format-other-step = Salvar como outro tipo de arquivo
one-file-gif = Um prompt cria um arquivo só: o GIF precisa de outro prompt.
one-file-picture = Um prompt cria um arquivo só: a imagem precisa de outro prompt.
one-file-sound = Um prompt cria um arquivo só: o arquivo de som precisa de outro prompt.
extract-audio-step = Salvar só o som como arquivo { $format }
extract-audio-done = O resultado é só o som, um arquivo { $format }.
extract-audio-other = Arquivos de som podem ser MP3, M4A, WAV, FLAC ou OGG.
extract-audio-beyond = Um arquivo de som tem de { $least } a { $most } kbit/s.
codec-step = Codificar em { $names }
codec-done = Codificado em { $names }.
codec-other = { $names } não está disponível: para a imagem há H.264, H.265, VP9, AV1 e ProRes; para o som, AAC, Opus, MP3 e FLAC.
codec-other-file = Arquivos { $format } não aceitam { $names }: peça { $names } sem { $format }.
rate-step = { $rate } quadros por segundo
rate-unclear-step = Mudar os quadros por segundo
rate-done = { $rate } quadros por segundo.
rate-repeated-done = { $rate } quadros por segundo, alguns repetidos: o movimento não fica mais fluido que no clipe.
rate-unclear = Diga quantos quadros por segundo: “{ example-rate }”.
rate-beyond = { $rate } quadros por segundo não é possível: vai de 1 a 120.
compress-step = Comprimir
compress-done = Comprimido: com um pouco menos de qualidade que o normal e uma codificação mais cuidadosa.
compress-share-done = Comprimido para { $percent }% do clipe.
compress-share-beyond = { $percent }% do tamanho não é possível: vai de 5 a 95%.
crf-done = Codificado com CRF { $crf }.
crf-beyond = CRF { $crf } não é possível: vai de 0 a { $most }.
bitrate-done = Taxa de bits da imagem: { $bitrate }.
bitrate-beyond = A taxa de bits da imagem vai de 30k a 200M.
size-step = Deixar com menos de { $size }
size-done = Agora tem menos de { $size }.
size-smaller-picture = Para isso, a imagem passou de { $now }p para { $side }p.
size-beyond = Não dá para ter menos de { $size }: não daria para assistir. O mínimo é de cerca de { $least }; uma parte mais curta pode ser menor.
size-of-picture = Uma imagem tem o tamanho de que precisa: não peça um tamanho.
size-of-codec = Com { $name } não dá para escolher o tamanho: peça H.264, H.265 ou VP9.
size-of-sound = Um arquivo { $name } tem o tamanho de que precisa: peça MP3 ou M4A.
gif-step = Salvar como GIF
gif-done = O resultado é um GIF, sem som.
gif-first = Ele mostra os primeiros { $length }: para outra parte, diga os tempos.
gif-rate-beyond = Um GIF tem de 1 a 50 quadros por segundo.
gif-plays-beyond = Um GIF toca até 1000 vezes, ou sem parar.
thumbnail-step = Salvar uma boa imagem
thumbnail-at-step = Salvar a imagem em { $moment }
thumbnail-done = O resultado é uma imagem do primeiro terço, um arquivo JPG: para outra, diga o momento.
thumbnail-at-done = O resultado é a imagem em { $moment }, um arquivo JPG.
thumbnail-beyond = O resultado é a última imagem, um arquivo JPG: o fim está em { $end }, antes de { $moment }.
thumbnail-cut-away = O que estava em { $moment } foi cortado: o resultado é a imagem mais próxima, um arquivo JPG.

## O que a nuvem fez

clause-mark = {"; "}
and-more = e mais { $count }
changes = { $changes }.
edit-made = Edição feita.
export-follows = A exportação é automática.
length-changed = duração de { $was } para { $is }
timing-changed = pequenas mudanças de tempo
timeline-empty = A linha do tempo está vazia.
timeline-holds = Linha do tempo: { $items }.
timeline-untold = A linha do tempo da nuvem não pode ser descrita em palavras.
project-holds = No projeto: { $names }.
texts-changed = textos: { $is } em vez de { $was }
text-there = texto { $words } ({ $span })
text-added = título adicionado: { $words }, { $span }
text-removed = título removido: { $words }
text-changed = título { $old } trocado por { $new }
text-moved = título { $words } movido de { $was } para { $is }
tracks-changed = faixas: { $is } em vez de { $was }
track-video = vídeo
track-audio = áudio
track-other = faixa
track-named = { $kind } { $name }
track-there = { $track } ({ $details })
track-details = { $span }, em { $volume }%
track-added = { $kind }: adicionado, { $details }
track-named-added = { $kind } { $name }: adicionado, { $details }
track-removed = { $track }: removido
track-changed = { $track } trocado por { $name }
track-shortened = { $track }: encurtado de { $was } para { $is }
track-lengthened = { $track }: alongado de { $was } para { $is }
track-pieces = { $is ->
    [one] { $track }: agora em { $is } trecho em vez de { $was }
   *[other] { $track }: agora em { $is } trechos em vez de { $was }
}
track-volume = { $track }: volume de { $was }% para { $is }%
track-cut = { $track }: cortado em outros pontos
credits = { $available } créditos disponíveis, { $frozen } reservados para trabalhos em andamento, { $total } no total.
credits-unknown = Não dá para saber quantos créditos há: { $error }.
credits-not-needed = Neste computador não são necessários créditos.
upload-nothing = Tudo já foi enviado.
upload-sent = Enviado: { $names }.
upload-unfinished = Ainda incompleto, por isso não enviado: { $names }.

## O que falha

render-too-long = o resultado duraria { $hours } horas; no máximo podem ser 24
render-too-short = não sobraria nada; mantenha mais do clipe
render-refused = algo não pode entrar em um vídeo; o registro diz o quê
render-clip = não dá para usar { $clip }; o registro diz por quê
render-changed = { $clip } foi alterado ou removido desde que chegou
render-no-program = { $program } não está instalado; `dropcut doctor` diz como obtê-lo
render-slow = { $program } não terminou depois de { $length } e foi parado; `engine.time_limit` pode ser aumentado
render-program = { $program } não conseguiu fazer; o registro diz por quê
render-full = não há mais espaço no disco; libere um pouco
render-file = não dá para ler ou gravar { $file }; o registro diz por quê
render-unread = não dá para ler um clipe ou o resultado; o registro diz por quê
render-lacks = o ffmpeg deste computador não grava { $name }; instale o completo
render-not-smart = nem tudo o que fica pode ser copiado (o registro diz por quê); ponha `engine.render` em `auto` para que seja codificado
render-wrong = o vídeo feito não está certo, por isso não é entregue; o registro diz por quê
render-cancelled = foi cancelado
clip-undecoded = não dá para decodificar { $clip }; o registro diz por quê
edit-failed = a edição falhou: { $reason }
nothing-edited = nada foi editado. { $answer }
nothing-edited-quoted = nada foi editado. A resposta foi: { $answer }
nothing-edited-silent = nada foi editado, e nada foi dito
export-failed = a exportação falhou: { $reason }
export-empty = não há nada para exportar na linha do tempo
export-unexplained = nenhum motivo foi dado
export-forgotten = não está mais onde foi feito
export-overdue = não terminou em duas horas

## Os relatórios

report-edited = { $result }: editado a partir de { $clip }
report-questions = { $clip }: suas perguntas, respondidas { $place }
report-failed = { $clip } não foi editado ({ $time })
report-failed-later = { $clip } não foi editado além disso ({ $time })
report-asked = Você pediu:
report-done = O que foi feito:
report-answer = A resposta:
report-result = O resultado: { $facts }
report-of-clip = { $facts } (o clipe: { $clip })
report-of-files = { $facts } (de { $count } arquivos, { $size })
report-tracks = O clipe tem { $count } faixas de som; o resultado tem a que os players escolhem primeiro.
report-channels = O som do clipe tem { $count } canais; o resultado está em estéreo.
report-subtitles = As legendas guardadas no clipe não estão no resultado.
report-interlaced = Cada imagem de { $names } era formada por duas meias imagens (entrelaçado); elas foram unidas para que o movimento fique limpo.
report-bright = As cores de { $names } são para telas HDR; o resultado está em SDR, para qualquer tela.
report-chapters = { $count ->
    [one] O capítulo do clipe não está no resultado.
   *[other] Os { $count } capítulos do clipe não estão no resultado.
}
report-link = Para abrir o projeto no navegador (quem tiver o link pode; vale por 7 dias):
report-no-video = Este relatório não traz vídeo: estas mensagens não pedem nenhum.
report-happened = O que aconteceu:
report-made = O que foi feito antes está na pasta de saída:
report-remedy = O que fazer:
report-advice = Corrija o que está dito acima ou escreva um pedido melhor e coloque o clipe e o pedido de volta na pasta de entrada.
report-again = Para tentar de novo como estava: { $command }
place-here = nesta máquina
place-cloud = pela nuvem NemoVideo
place-backend = pelo servidor { $host }
