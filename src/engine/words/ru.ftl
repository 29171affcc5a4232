## Написание

decimal-mark = ,
quoted = «{ $text }»
list-mark = {", "}
sentence-gap = {" "}
seconds = { $seconds } с
minutes = { $minutes } мин
minutes-seconds = { $minutes } мин { $seconds } с
megabytes = { $number } МБ
span = с { $start } до { $end }
span-to-end = с { $start } до конца
span-last = последние { $length }
at-start = в начале
at-end = в конце
at-moment = на { $moment }

## Что можно написать

example-whole = вырежи паузы, добавь переходы и экспортируй в MP4
example-pauses = вырежи паузы
example-brighter = сделай ярче и повысь контраст
example-even = нормализуй звук
example-ratio = сделай 9:16
example-vertical = сделай вертикальным
example-crop-part = обрежь до 1280x720
example-resize = сделай 1280x720
example-rate = сделай 30 fps
example-rotate-back = поверни на 270 градусов
example-rotate-over = поверни на 180 градусов
example-louder = сделай громче
example-volume = сделай тише

## Весь ответ

ready = Можно экспортировать.
nothing-to-do = Здесь нечего делать. Попробуй «{ example-whole }».
nothing-here = Здесь нет ничего, что умеет этот компьютер.
not-here = Это можно сделать только в облаке: { $names }.
not-understood = Не понято и оставлено как есть: { $fragments }.
vague = Это можно понять по-разному, поэтому ничего не изменено. Напиши, что нужно, например: «{ example-pauses }», «{ example-brighter }» или «{ example-even }».
vague-that = Это
vague-improved = { $wishes } можно понять по-разному, поэтому изменения небольшие.
rules-instead = { $trouble ->
        [unreachable] Сервер планировщика недоступен
        [slow] Сервер планировщика отвечал слишком долго
        [broken] Сервер планировщика оборвал ответ
        [refused] Сервер планировщика отказал
        [large] Сервер планировщика дал слишком длинный ответ
        [long] Промпт слишком длинный для сервера планировщика
       *[unfit] Сервер планировщика дал неподходящий ответ
    }, поэтому промпт прочитан по встроенным правилам.
contradiction = { $dropped } и { $taken } нельзя выполнить вместе: действует последнее, { $taken }.
meant = { $written } прочитано как { $meant }.
swapped = { $written } кончается раньше, чем начинается: границы поменяны местами.
left-fragments = { $count ->
    [one] … ещё { $count } фрагмент
    [few] … ещё { $count } фрагмента
   *[other] … ещё { $count } фрагментов
}
left-steps = { $count ->
    [one] … ещё { $count } шаг
    [few] … ещё { $count } шага
   *[other] … ещё { $count } шагов
}
left-characters = { $count ->
    [one] … { $count } символ в конце
    [few] … { $count } символа в конце
   *[other] … { $count } символов в конце
}

## Чего этот компьютер не делает

wish-split = разделение на части
wish-remove-filler = удаление слов-паразитов
wish-highlight = выбор лучших моментов
wish-captions = автоматические субтитры
wish-translate = перевод
wish-voiceover = закадровый голос
wish-background-remove = удаление фона без зелёного экрана
wish-scene-detect = поиск сцен
wish-generate-video = создание видео по тексту
wish-shorter = сокращение без указания длины
wish-concat = соединение этих клипов
wish-reorder = такой порядок клипов
wish-slow-motion = замедление части без указания времени
wish-reverse = обратное воспроизведение части без указания времени
wish-loop = такой повтор
wish-freeze = такой стоп-кадр
wish-subtitles = такие субтитры
wish-watermark = такой водяной знак
wish-logo = такой логотип
wish-pip = такая картинка в картинке
wish-extract-audio = звуковой файл такого качества
wish-shape = такой формат кадра
wish-size = такой размер кадра
wish-color-match = подбор цветов по образцу
wish-color = такое изменение цвета
wish-filter = такой фильтр
wish-blur = размытие того, что сначала нужно распознать
wish-zoom = такой зум
wish-green-screen = такая замена фона
wish-compress = такое сжатие
wish-slideshow = такое слайд-шоу
wish-title-words = заголовок без текста в кавычках
wish-text-words = надпись без текста в кавычках
wish-title = заголовок в таком стиле
wish-text = надпись в таком стиле
wish-speed = скорость части без указания времени
wish-transition = такой переход
wish-fade = такое затухание
wish-mute = отключение звука в части без указания времени
wish-pauses = удаление пауз только в одном месте
wish-cut = вырезание части без указания времени
wish-resolution = такое разрешение
wish-export = такой экспорт
wish-other = шаг «{ $name }»

## Монтажная дорожка

no-clip = Нет клипа для монтажа.
timeline-damaged = Таймлайн пуст или повреждён.
beyond-end = { $moment } — это уже после конца ({ $end }).
no-range = С { $start } до { $end } нельзя: конец должен быть позже начала.
cutting-all = Если вырезать { $span }, ничего не останется.
keeping-none = Если оставить только { $span }, ничего не останется.
nothing-left-of = Отрезок { $span } вырезан, менять там нечего.
these-not-joined = Эти клипы нельзя соединить.

## Файлы папки

no-music-file = Нет файла с музыкой: положи его в папку рядом с клипами.
no-subtitle-file = Нет файла с субтитрами: положи его в папку рядом с клипами.
no-logo-file = Нет файла для логотипа: положи его в папку рядом с клипами.
no-watermark-file = Нет файла для водяного знака: положи его в папку рядом с клипами.
no-background-file = Нет файла для фона: положи его в папку рядом с клипами.
no-such-file = Файла { $file } нет в этом задании: положи его в папку рядом с клипами.
file-unread = { $file } не читается.
file-too-large = { $file } больше { $most } МБ: это слишком много.
not-in-video = Из { $name } в видео ничего нет.
no-clip-number = { $count ->
    [one] Клипа { $number } нет: всего { $count } клип.
    [few] Клипа { $number } нет: всего { $count } клипа.
   *[other] Клипа { $number } нет: всего { $count } клипов.
}

## Вырезание

trim-pauses-step = Вырезать паузы
trim-pauses-step-least = Вырезать паузы от { $least }
trim-pauses-done = { $count ->
    [one] Вырезана { $count } пауза, всего { $total }.
    [few] Вырезаны { $count } паузы, всего { $total }.
   *[other] Вырезано { $count } пауз, всего { $total }.
}
trim-pauses-none = Пауз от { $least } не нашлось.
trim-pauses-no-sound = Пауз нет: в клипе нет звука.
trim-pauses-all-silent = Без пауз ничего не останется: во всём клипе тишина.
keep-step = Оставить { $span }
keep-done = Оставлено { $span }.
keep-last-step = Оставить последние { $length }
keep-last-done = Оставлены последние { $length }.
remove-step = Вырезать { $span }
remove-done = Вырезано { $span }.
remove-clip-done = Убрано из видео.
trim-start-step = Отрезать первые { $length }
trim-start-done = Отрезаны первые { $length }.
trim-end-step = Отрезать последние { $length }
trim-end-done = Отрезаны последние { $length }.
limit-step = Оставить первые { $asked }
limit-done = Оставлены первые { $asked }, в конце отрезано { $rest }.
limit-already = Длина — { $length }, это не больше, чем ты просишь ({ $asked }).
limit-highlights = До { $asked } не сокращено: лучшие моменты находит только облако, и они не всегда в начале.
limit-too-short = Видео должно длиться хотя бы один кадр.
limit-nothing-left = При такой длине ничего не останется.

## Скорость и порядок

speed-step = Скорость ×{ $factor }
speed-done = Скорость изменена: ×{ $factor }.
speed-part-step = Скорость ×{ $factor } { $span }
speed-part-done = Скорость { $span } изменена: ×{ $factor }.
speed-beyond = Скорость ×{ $factor } невозможна: можно от ×{ $least } до ×{ $most }.
speed-adds-up = Вместе с уже заданной скоростью это невозможно: можно от ×{ $least } до ×{ $most }.
speed-too-many = В одном видео слишком много разных скоростей.
reverse-step = Воспроизвести задом наперёд
reverse-done = Видео идёт задом наперёд.
reverse-part-step = Воспроизвести задом наперёд { $span }
reverse-part-done = Отрезок { $span } идёт задом наперёд.
boomerang-step = Воспроизвести туда и обратно
boomerang-done = Сделан бумеранг: видео идёт туда и обратно.
loop-step = { $count ->
    [one] Повторить { $count } раз
    [few] Повторить { $count } раза
   *[other] Повторить { $count } раз
}
loop-done = { $count ->
    [one] Сделан повтор: видео идёт { $count } раз.
    [few] Сделан повтор: видео идёт { $count } раза.
   *[other] Сделан повтор: видео идёт { $count } раз.
}
loop-beyond = Повторять можно от { $least } до { $most } раз, а не { $count }.
loop-too-long = { $count ->
    [one] Если повторить { $count } раз, выйдет слишком длинно: можно не больше суток и { $most } фрагментов.
    [few] Если повторить { $count } раза, выйдет слишком длинно: можно не больше суток и { $most } фрагментов.
   *[other] Если повторить { $count } раз, выйдет слишком длинно: можно не больше суток и { $most } фрагментов.
}
freeze-step = Остановить кадр на { $moment }, { $length }
freeze-done = Стоп-кадр на { $moment }, { $length }, без звука клипа.
freeze-last-step = Остановить последний кадр, { $length }
freeze-last-done = Стоп-кадр в конце, { $length }, без звука клипа.
freeze-too-long = Стоп-кадр может длиться не больше часа.
freeze-too-short = Стоп-кадр должен длиться хотя бы один кадр.
freeze-cut-away = { $moment } вырезано, останавливать там нечего.

## Несколько клипов

concat-step = Соединить клипы
concat-files-step = Соединить { $names }
concat-done = { $count ->
    [one] Соединён { $count } клип: { $names }.
    [few] Соединены { $count } клипа: { $names }.
   *[other] Соединено { $count } клипов: { $names }.
}
concat-one-clip = Клип только один: положи клипы, которые нужно соединить, в одну папку, а промпт — рядом с ней.
concat-no-pictures = В { $file } нет изображения, соединить нельзя.
spoke-of = Речь шла о { $count }; больше здесь ничего нет.
left-out = Не использовано: { $names }.
reorder-done = Новый порядок клипов: { $names }.
reorder-one-clip = Клип только один, порядок менять нечего.
reorder-no-dates = Даты клипов неизвестны.
clip-number = клип { $number }
clip-last = последний клип
only-one-clip = Клип только один. Его части называют по времени, например «с 0:10 до 0:20».
each-clip = Каждый клип
of-clip = { $names }: { $told }
not-of-clip = { $step } можно сделать только со всем видео; отдельно с { $names } это не сделано.
of-whole-step = { $step } (только если это всё видео)
reorder-first-step = Поставить { $clip } в начало
reorder-last-step = Поставить { $clip } в конец
reorder-place-step = Поставить { $clip } на место { $number }
reorder-name-step = Расставить клипы по имени
reorder-date-step = Расставить клипы по дате
reorder-length-step = Поставить сначала короткие клипы
reorder-reverse-step = Расставить клипы в обратном порядке
slideshow-step = Показать картинки, по { $each }
slideshow-fitting-step = Показать картинки, по { $each } или сколько поместится
slideshow-done = { $count ->
    [one] Сделано слайд-шоу из { $count } картинки, по { $each }, с плавными переходами.
   *[other] Сделано слайд-шоу из { $count } картинок, по { $each }, с плавными переходами.
}
slideshow-videos-left-out = Видео в него не вошли.
slideshow-beyond = Картинку можно показывать от { $least } до часа.
slideshow-no-pictures = Нет картинок: положи файлы jpg, png или webp в папку, а промпт — рядом с ней.
slideshow-too-many = { $count ->
    [one] Здесь { $count } картинка; в одном слайд-шоу — не больше { $most }.
    [few] Здесь { $count } картинки; в одном слайд-шоу — не больше { $most }.
   *[other] Здесь { $count } картинок; в одном слайд-шоу — не больше { $most }.
}
slideshow-not-shown = Картинки нельзя показать.

## Переходы и затухания

crossfade-step = Плавный переход на каждой склейке, по { $length }
crossfade-clips-step = Плавный переход между клипами, по { $length }
crossfade-done = { $count ->
    [one] Плавный переход на { $count } склейке, { $length }.
   *[other] Плавный переход на { $count } склейках, по { $length }.
}
transition-step = Переход на каждой склейке, по { $length }: { $name }
transition-clips-step = Переход между клипами, по { $length }: { $name }
transition-done = { $count ->
    [one] Переход на { $count } склейке, { $length }: { $name }.
   *[other] Переход на { $count } склейках, по { $length }: { $name }.
}
transition-shorter = { $count ->
    [one] На { $count } склейке переход короче, { $length }: не хватило места.
   *[other] На { $count } склейках переходы короче, от { $length }: не хватило места.
}
transition-hard = { $count ->
    [one] На { $count } склейке перехода нет: не хватило места.
   *[other] На { $count } склейках перехода нет: не хватило места.
}
transition-too-short = Переход должен длиться хотя бы один кадр.
transition-share = Длину перехода нельзя задать долей видео, поэтому взята обычная: { $length }.
transition-no-cut = Нет склейки, на которую поставить переход.
kind-crossfade = плавный переход
kind-fade-black = через чёрный
kind-fade-white = через белый
kind-wipe-left = шторка влево
kind-wipe-right = шторка вправо
kind-wipe-up = шторка вверх
kind-wipe-down = шторка вниз
kind-slide-left = сдвиг влево
kind-slide-right = сдвиг вправо
kind-slide-up = сдвиг вверх
kind-slide-down = сдвиг вниз
kind-circle-open = раскрывающийся круг
kind-circle-close = сужающийся круг
kind-clock = часовая шторка
kind-zoom = зум
kind-pixelate = пикселизация
kind-blur = размытие
fade-in-step = Плавное появление, { $length }
fade-in-white-step = Плавное появление из белого, { $length }
fade-in-done = Добавлено плавное появление, { $length }.
fade-in-white-done = Добавлено плавное появление из белого, { $length }.
fade-out-step = Плавное затухание, { $length }
fade-out-white-step = Плавное затухание в белый, { $length }
fade-out-done = Добавлено плавное затухание, { $length }.
fade-out-white-done = Добавлено плавное затухание в белый, { $length }.
fade-beyond = Затухание { $length } не помещается: оно длится { $most }, это половина результата.

## Надписи и картинки поверх изображения

title-step = Заголовок { $text } { $at }, { $length }
title-done = Добавлен заголовок { $text } { $at }, { $length }.
text-step = Надпись { $text } { $at }, { $length }
text-whole-step = Надпись { $text } на всё видео
text-done = Добавлена надпись { $text } { $at }, { $length }.
text-not-seen = Надпись { $text } не будет видна.
text-no-font = Надпись { $text } не показана. { $reason }
text-beyond = Надпись { $text } началась бы на { $start }, после конца ({ $end }).
text-gone = Прежняя надпись { $text } оказалась после нового конца и убрана.
no-font = Ни один шрифт на этом компьютере не может показать «{ $letter }». Установи шрифт: apt install { $package }.
no-font-sign = Ни один шрифт на этом компьютере не может показать «{ $letter }». Установи шрифт: apt install { $package }.
subtitles-step = Показать субтитры из папки
subtitles-file-step = Показать субтитры из { $file }
subtitles-done = { $count ->
    [one] На { $clip } показан { $count } субтитр из { $file }.
    [few] На { $clip } показаны { $count } субтитра из { $file }.
   *[other] На { $clip } показано { $count } субтитров из { $file }.
}
subtitles-lost = { $count ->
    [one] Ещё { $count } относится к вырезанному.
   *[other] Ещё { $count } относятся к вырезанному.
}
subtitles-none = В { $file } нет читаемых субтитров (SubRip, WebVTT или ASS).
subtitles-too-many = В { $file } слишком много субтитров: { $count }, а можно не больше { $most }.
subtitles-other-file = { $file } — не файл субтитров: нужен .srt, .vtt или .ass.
subtitles-no-font = Субтитры { $file } не показаны. { $reason }
subtitles-no-clip = Нет клипа для субтитров.
subtitles-elsewhere = В { $file } нет субтитров к тому, что осталось от { $clip }.
place-top = вверху
place-center = в середине
place-bottom = внизу
place-top-left = в левом верхнем углу
place-top-right = в правом верхнем углу
place-bottom-left = в левом нижнем углу
place-bottom-right = в правом нижнем углу
opacity-beyond = Непрозрачность { $asked } невозможна: можно от 1 до 100 %.
logo-step = Логотип { $place }
logo-done = Логотип { $name } добавлен { $place }.
logo-part-done = Логотип { $name } добавлен { $place }, { $span }.
watermark-step = Водяной знак { $place }
watermark-text-step = Водяной знак { $name } { $place }
watermark-done = Водяной знак { $name } добавлен { $place }, непрозрачность { $opacity } %.
watermark-part-done = Водяной знак { $name } добавлен { $place }, непрозрачность { $opacity } %, { $span }.
pip-step = Второй клип { $place }, маленький
pip-clip-step = { $clip } { $place }, маленьким
pip-done = { $name } показан { $place } поверх другого клипа, { $width } % ширины.
pip-heard = Его звук слышен вместе с основным.
pip-silent = Его звук не используется.
pip-when = Виден { $span }.
loop-inset-once = Маленький клип поверх него не повторяется.
pip-beyond = Ширина маленькой картинки не может быть { $scale }: можно от { $least } до { $most } %.
two-clips-needed = Нужны два клипа, один поверх другого: положи оба в одну папку.
overlays-too-many = Поверх видео уже максимум картинок: { $most }.
no-picture-in = { $name } — это звук, изображения в нём нет.
green-screen-step = Заменить зелёный экран
green-screen-file-step = Заменить зелёный экран на { $name }
green-screen-done = Зелёный экран заменён на { $name }.
blue-screen-step = Заменить синий экран
blue-screen-file-step = Заменить синий экран на { $name }
blue-screen-done = Синий экран заменён на { $name }.

## Звук

no-sound-to-change = Звука нет, громкость менять нечему.
no-sound-to-fade = Звука нет, затухать нечему.
no-sound-to-clean = Звука нет, очищать нечего.
no-sound-to-even = Звука нет, выравнивать нечего.
no-music-to-mute = Музыку здесь не добавляли, а ту, что уже есть в клипе, нельзя отделить от речи.
mute-music-step = Убрать музыку
mute-music-done = Музыка убрана.
mute-music-part = Музыку можно убрать только целиком, а не в одной части.
no-sound-to-mute = Звука и так нет.
no-sound-to-write = Нет звука, чтобы записать его в файл.
no-sound-in = В { $name } нет звука.
mute-step = Убрать звук
mute-done = Звук убран.
mute-part-step = Убрать звук { $span }
mute-part-done = Звук убран { $span }.
mute-music-stays = Фоновая музыка остаётся.
volume-step = Изменить громкость
volume-up-step = Громче на { $decibels } дБ
volume-down-step = Тише на { $decibels } дБ
music-up-step = Музыка громче на { $decibels } дБ
music-down-step = Музыка тише на { $decibels } дБ
sound-louder-done = Звук громче на { $decibels } дБ
sound-softer-done = Звук тише на { $decibels } дБ
music-louder-done = Музыка громче на { $decibels } дБ.
music-softer-done = Музыка тише на { $decibels } дБ.
volume-unclear = Напиши, какая нужна громкость: «{ example-louder }» или «{ example-volume }».
volume-beyond = Громкость можно менять от −60 до +30 дБ.
volume-music-part = Громкость музыки можно менять только целиком, а не в одной части.
bgm-step = Добавить фоновую музыку
bgm-file-step = Добавить { $file } фоном
bgm-done = Фоновая музыка: { $file }.
bgm-below-done = Фоновая музыка: { $file }, на { $decibels } дБ тише речи.
bgm-above-done = Фоновая музыка: { $file }, на { $decibels } дБ громче речи.
bgm-beyond = Музыка может быть от сотой доли до двойной громкости речи.
bgm-no-file = Нет файла с музыкой: положи его (MP3, WAV, M4A или AAC) и клип в одну папку, а промпт назови как папку. Облако может выбрать музыку само.
bgm-no-file-style = Нет файла с музыкой для { $style }: положи его (MP3, WAV, M4A или AAC) и клип в одну папку, а промпт назови как папку. Облако может выбрать музыку само.
replace-audio-step = Заменить звук
replace-audio-file-step = Заменить звук на { $file }
replace-audio-done = Звук заменён на { $file }.
replace-audio-shorter = Дальше — тишина.
normalize-step = Выровнять громкость (-16 LUFS)
normalize-done = Громкость выровнена (-16 LUFS).
denoise-audio-step = Очистить звук от шума
denoise-audio-done = Звук очищен от шума.
fade-sound-in-step = Плавное нарастание звука
fade-sound-out-step = Плавное затухание звука
fade-sound-both-step = Плавное нарастание и затухание звука
fade-sound-in-done = Добавлено плавное нарастание звука, { $length }.
fade-sound-out-done = Добавлено плавное затухание звука, { $length }.
fade-sound-both-done = Добавлены плавное нарастание и затухание звука, по { $length }.

## Форма кадра

no-picture = Нет изображения, которое можно изменить.
crop-step = Обрезать кадр
crop-size-step = Обрезать до { $width }×{ $height }
crop-done = Кадр обрезан до { $width }×{ $height }: { $x } пикс. слева и { $y } пикс. сверху.
crop-unclear = Напиши, какую часть кадра оставить: «{ example-crop-part }».
crop-beyond = Эта часть выходит за пределы кадра { $width }×{ $height }.
bars-step = Обрезать чёрные полосы
bars-done = Чёрные полосы обрезаны ({ $sides }): осталось { $width }×{ $height }.
bars-top = { $pixels } пикс. сверху
bars-bottom = { $pixels } пикс. снизу
bars-left = { $pixels } пикс. слева
bars-right = { $pixels } пикс. справа
bars-none = Чёрных полос нет, обрезать нечего.
bars-dark = Всё изображение чёрное, полосы не различить.
shape-step = Изменить формат кадра
shape-fitted-step = Формат кадра { $ratio }, где нужно — с размытыми полями
shape-how-step = Формат кадра { $ratio }, { $how }
shape-done = Формат кадра теперь { $ratio }, { $how }.
shape-already = Формат кадра уже { $ratio }.
shape-unclear = Напиши формат кадра, от 1:4 до 4:1: «{ example-ratio }», «{ example-vertical }».
how-crop = края обрезаны
how-pad = с чёрными полями
how-blur = с размытыми полями
how-stretch = с растяжением
how-usual = кадр целиком, с размытыми полями
resize-step = Изменить размер
resize-both-step = Размер { $width }×{ $height }
resize-width-step = Ширина { $width } пикс.
resize-height-step = Высота { $height } пикс.
resize-done = Размер изменён: { $width }×{ $height }.
resize-how-done = Размер изменён: { $width }×{ $height }, { $how }.
resize-unclear = Напиши, какой нужен размер: «{ example-resize }».
resize-beyond = { $width }×{ $height } нельзя: можно от 64×64 до 7680×4320.
resolution-step = Разрешение { $height }p
resolution-done = Разрешение: { $height }p.
resolution-beyond = { $height }p нельзя: можно от { $least }p до { $most }p.
rotate-step = Повернуть на { $degrees }° по часовой стрелке
rotate-done = Повёрнуто на { $degrees }° по часовой стрелке.
rotate-other = Если не в ту сторону, напиши «{ example-rotate-back }» или «{ example-rotate-over }».
rotate-whole = Полный оборот ничего не меняет.
rotate-beyond = Повернуть на { $degrees }° нельзя: можно на 90, 180 или 270 градусов.
mirror-step = Отразить по горизонтали
mirror-done = Отражено по горизонтали.
upend-step = Отразить по вертикали
upend-done = Отражено по вертикали.
stabilize-step = Стабилизировать изображение{ $how }
stabilize-done = Изображение стабилизировано{ $how }, края немного обрезаны.
stabilize-stills = Неподвижные картинки не дрожат.

## Вид изображения

done-whole = { $what }.
done-part = { $what }, { $span }.
step-part = { $what }, { $span }
step-last = { $what }, последние { $length }
strength-light = {" "}слегка
strength-medium = {""}
strength-strong = {" "}сильно
looks-too-many = Столько эффектов в одном видео быть не может: задай меньше.
look-gone = Прежний эффект или картинка оказались после нового конца и убраны.
brightness = Яркость
contrast = Контраст
saturation = Насыщенность
adjust-step = { $name } { $percent } % от исходной величины
adjust-done = { $name } теперь { $percent } % от исходной величины
adjust-beyond = { $name } { $percent } % невозможно: можно от { $least } до { $most } %.
grayscale-step = Сделать чёрно-белым
grayscale-done = Видео теперь чёрно-белое
sharpen-step = Повысить резкость{ $how }
sharpen-done = Резкость повышена{ $how }
denoise-video-step = Убрать шум изображения{ $how }
denoise-video-done = Шум изображения снижен{ $how }
blur-step = Размыть изображение{ $how }
blur-done = Изображение размыто{ $how }
blur-bars-step = Размыть поля вокруг изображения
blur-bars-done = Поля вокруг изображения размыты.
blur-no-bars = Здесь можно размыть только поля вокруг изображения, а их нет. Размыть фон за людьми может только облако.
color-step = Цветокоррекция: { $names }
color-done = Цветокоррекция: { $names }
filter-step = Применить стиль: { $name }
filter-done = Применён стиль: { $name }
lut-step = Применить цвета из файла .cube
lut-file-step = Применить цвета из { $file }
lut-done = Применены цвета из { $file }
lut-own-done = Файла .cube нет, применён встроенный стиль: { $name }
lut-none = Нет LUT: положи файл .cube в папку рядом с клипами.
lut-no-such = Нет LUT { $file }: положи файл .cube в папку рядом с клипами.
lut-size = { $file } не подходит: в LUT может быть от { $least } до { $most } ступеней.
lut-one-dimension = { $file } — это 1D LUT: экспортируй его как 3D LUT.
lut-line = { $file } — неправильный LUT: эта строка в нём не цвет: { $line }.
lut-damaged = { $file } неполный: экспортируй LUT ещё раз как 3D-файл .cube.
style-natural = естественный
style-warm = тёплый
style-cool = холодный
style-cinematic = кино
style-moody = мрачный
style-teal-orange = бирюзовый с оранжевым
style-gritty = жёсткий
style-sepia = сепия
style-vintage = винтаж
style-film = плёнка
style-vhs = VHS
style-neon = неон
style-grain = зерно
style-cyberpunk = киберпанк
style-glitch = глитч
style-noir = нуар
zoom-in-step = Медленное приближение
zoom-out-step = Медленное отдаление
zoom-in-at-step = Приближение на { $moment }
zoom-out-at-step = Отдаление на { $moment }
zoom-in-done = Медленное приближение до ×{ $times }.
zoom-out-done = Медленное отдаление от ×{ $times }.
zoom-in-at-done = Приближение до ×{ $times } на { $moment } и обратно к { $end }.
zoom-out-at-done = Отдаление на { $moment }, от ×{ $times }.
zoom-beyond = Зум ×{ $times } невозможен: можно от ×{ $least } до ×{ $most }.

## Файл

export-step = Экспортировать результат
format-step = Записать файл { $format }
format-done = Результат — файл { $format }.
format-other = Файлы { $asked } здесь не пишутся. Есть MP4, который открывается везде, WebM, MOV и MKV.
format-other-step = Записать файл другого вида
one-file-gif = Один промпт — один файл: для GIF нужен отдельный.
one-file-picture = Один промпт — один файл: для картинки нужен отдельный.
one-file-sound = Один промпт — один файл: для звукового файла нужен отдельный.
extract-audio-step = Записать только звук в файл { $format }
extract-audio-done = Результат — только звук, файл { $format }.
extract-audio-other = Звуковые файлы бывают MP3, M4A, WAV, FLAC и OGG.
extract-audio-beyond = Битрейт звукового файла — от { $least } до { $most } кбит/с.
codec-step = Кодировать в { $names }
codec-done = Кодек: { $names }.
codec-other = { $names } здесь нет: для изображения есть H.264, H.265, VP9, AV1 и ProRes, для звука — AAC, Opus, MP3 и FLAC.
codec-other-file = Файл { $format } не может содержать { $names }: попроси { $names } без { $format }.
rate-step = Кадров в секунду: { $rate }
rate-unclear-step = Изменить частоту кадров
rate-done = Кадров в секунду: { $rate }.
rate-repeated-done = Кадров в секунду: { $rate }, часть повторяется, так что движение не плавнее, чем в клипе.
rate-unclear = Напиши, сколько кадров в секунду: «{ example-rate }».
rate-beyond = { $rate } кадров в секунду нельзя: можно от 1 до 120.
compress-step = Сжать
compress-done = Сжато: качество чуть ниже обычного, кодирование тщательнее.
compress-share-done = Сжато до { $percent } % от клипа.
compress-share-beyond = { $percent } % размера нельзя: можно от 5 до 95 %.
crf-done = Кодирование с CRF { $crf }.
crf-beyond = CRF { $crf } нельзя: можно от 0 до { $most }.
bitrate-done = Битрейт изображения: { $bitrate }.
bitrate-beyond = Битрейт изображения — от 30k до 200M.
size-step = Сделать меньше { $size }
size-done = Файл теперь меньше { $size }.
size-smaller-picture = Для этого изображение { $side }p вместо { $now }p.
size-beyond = Меньше { $size } нельзя: смотреть будет невозможно. Минимум — около { $least }; часть покороче может быть меньше.
size-of-picture = Размер файла для картинки задать нельзя: убери его.
size-of-codec = С { $name } размер файла задать нельзя: попроси H.264, H.265 или VP9.
size-of-sound = Для файла { $name } размер задать нельзя: попроси MP3 или M4A.
gif-step = Записать GIF
gif-done = Результат — GIF без звука.
gif-first = В нём первые { $length }: для другой части укажи время.
gif-rate-beyond = В GIF от 1 до 50 кадров в секунду.
gif-plays-beyond = GIF повторяется до 1000 раз или бесконечно.
thumbnail-step = Сохранить удачный кадр
thumbnail-at-step = Сохранить кадр на { $moment }
thumbnail-done = Результат — кадр из первой трети, файл JPG: для другого укажи время.
thumbnail-at-done = Результат — кадр на { $moment }, файл JPG.
thumbnail-beyond = Результат — последний кадр, файл JPG: конец на { $end }, раньше, чем { $moment }.
thumbnail-cut-away = То, что было на { $moment }, вырезано: результат — ближайший кадр, файл JPG.

## Что сделало облако

clause-mark = {"; "}
and-more = и ещё { $count }
changes = { $changes }.
edit-made = Правка сделана.
export-follows = Экспорт начнётся сам.
length-changed = длина: { $was } → { $is }
timing-changed = небольшие изменения по времени
timeline-empty = Таймлайн пуст.
timeline-holds = Таймлайн: { $items }.
timeline-untold = Таймлайн облака нельзя описать словами.
project-holds = В проекте: { $names }.
texts-changed = надписей стало { $is } вместо { $was }
text-there = надпись { $words } ({ $span })
text-added = добавлена надпись { $words }, { $span }
text-removed = убрана надпись { $words }
text-changed = надпись { $old } изменена на { $new }
text-moved = надпись { $words } перенесена: { $was } → { $is }
tracks-changed = дорожек стало { $is } вместо { $was }
track-video = видео
track-audio = звук
track-other = дорожка
track-named = { $kind } { $name }
track-there = { $track } ({ $details })
track-details = { $span }, громкость { $volume } %
track-added = { $kind }: добавлено, { $details }
track-named-added = { $kind } { $name }: добавлено, { $details }
track-removed = { $track }: удалено
track-changed = { $track }: заменено на { $name }
track-shortened = { $track }: сокращено с { $was } до { $is }
track-lengthened = { $track }: удлинено с { $was } до { $is }
track-pieces = { $track }: частей теперь { $is } вместо { $was }
track-volume = { $track }: громкость { $was } % → { $is } %
track-cut = { $track }: склейки в других местах
credits = Доступно кредитов: { $available }, занято текущей работой: { $frozen }, всего: { $total }.
credits-unknown = Число кредитов узнать не удалось: { $error }.
credits-not-needed = На этом компьютере кредиты не нужны.
upload-nothing = Всё уже загружено.
upload-sent = Загружено: { $names }.
upload-unfinished = Ещё не целиком, поэтому не загружено: { $names }.

## Что не удалось

render-too-long = результат длился бы { $hours } ч; можно не больше 24
render-too-short = от него ничего не осталось бы; оставь больше от клипа
render-refused = что-то из этого нельзя поместить в видео; что именно, сказано в журнале
render-clip = { $clip } нельзя использовать; почему, сказано в журнале
render-changed = { $clip } с тех пор изменён или удалён
render-no-program = { $program } не установлен; как его получить, скажет `dropcut doctor`
render-slow = { $program } не закончил за { $length } и был остановлен; `engine.time_limit` можно увеличить
render-program = { $program } не смог этого сделать; почему, сказано в журнале
render-full = на диске не осталось места; освободи его
render-file = { $file } не читается или не записывается; почему, сказано в журнале
render-unread = клип или результат не читается; почему, сказано в журнале
render-lacks = ffmpeg этого компьютера не умеет записывать { $name }; установи полный
render-not-smart = не всё, что остаётся, можно скопировать (почему, сказано в журнале); задай для `engine.render` значение `auto`, чтобы оно кодировалось
render-wrong = готовое видео оказалось с ошибкой и потому не выдаётся; почему, сказано в журнале
render-cancelled = это было отменено
clip-undecoded = { $clip } не декодируется; почему, сказано в журнале
edit-failed = монтаж не удался: { $reason }
nothing-edited = ничего не сделано. { $answer }
nothing-edited-quoted = ничего не сделано. Ответ был: { $answer }
nothing-edited-silent = ничего не сделано, и ничего не сказано
export-failed = экспорт не удался: { $reason }
export-empty = на таймлайне нечего экспортировать
export-unexplained = причина не названа
export-forgotten = там, где это делалось, об этом уже не знают
export-overdue = это не было готово за два часа

## Отчёты

report-edited = { $result }: смонтировано из { $clip }
report-questions = { $clip }: ответы на ваши вопросы ({ $place })
report-failed = Файл { $clip } не смонтирован ({ $time })
report-failed-later = Файл { $clip } дальше не смонтирован ({ $time })
report-asked = Вы просили:
report-done = Что сделано:
report-answer = Ответ:
report-result = Результат: { $facts }
report-of-clip = { $facts } (исходник: { $clip })
report-of-files = { $facts } (файлов: { $count }, { $size })
report-tracks = Звуковых дорожек в исходнике: { $count }; в результате осталась та, которую плееры берут первой.
report-channels = Каналов звука в исходнике: { $count }; результат — стерео.
report-subtitles = Субтитры, встроенные в исходник, в результат не вошли.
report-interlaced = Каждый кадр { $names } состоял из двух полукадров (чересстрочная развёртка); они собраны в целые кадры, чтобы в движении не было гребёнки.
report-bright = Цвета { $names } рассчитаны на HDR-экраны; результат — SDR, для любого экрана.
report-chapters = Глав в исходнике: { $count }; в результат они не вошли.
report-link = Чтобы открыть проект в браузере (это может любой, у кого есть ссылка; она действует 7 дней):
report-no-video = К этому отчёту нет видео: в этих сообщениях его не просят.
report-happened = Что произошло:
report-made = То, что сделано раньше, лежит в исходящей папке:
report-remedy = Что делать:
report-advice = Исправьте то, о чём сказано выше, или напишите запрос понятнее и верните видео вместе с запросом во входящую папку.
report-again = Чтобы повторить всё как было: { $command }
place-here = на этом компьютере
place-cloud = в облаке NemoVideo
place-backend = на сервере { $host }
