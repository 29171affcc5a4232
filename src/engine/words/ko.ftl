## 표기

decimal-mark = .
quoted = “{ $text }”
list-mark = {", "}
sentence-gap = {" "}
seconds = { $seconds }초
minutes = { $minutes }분
minutes-seconds = { $minutes }분 { $seconds }초
megabytes = { $number }MB
span = { $start }~{ $end }
span-to-end = { $start }~끝
span-last = 마지막 { $length }
at-start = 처음부터
at-end = 끝에
at-moment = { $moment }부터

## 이렇게 쓸 수 있다는 예

example-whole = 무음 구간 잘라내고 트랜지션 추가하고 MP4로 내보내기
example-pauses = 무음 구간 잘라내기
example-brighter = 밝게 하고 대비 높여줘
example-even = 음량을 균일하게 맞춰줘
example-fill = 9:16으로 꽉 차게 해줘
example-ratio = 9:16으로 바꿔줘
example-vertical = 세로로 바꿔줘
example-crop-part = 1280x720으로 크롭해줘
example-crop-ratio = 9:16으로 크롭해줘
example-resize = 1280x720으로 바꿔줘
example-rate = 30프레임으로 바꿔줘
example-rotate-back = 270도 회전해줘
example-rotate-over = 180도 회전해줘
example-louder = 볼륨 키워줘
example-volume = 볼륨을 50%로 맞춰줘

## 답변 전체

ready = 내보낼 준비가 됐습니다.
nothing-to-do = 할 작업이 없습니다. 예: “{ example-whole }”
nothing-here = 이 컴퓨터에서 할 수 있는 작업이 없습니다.
not-here = 클라우드에서만 할 수 있습니다: { $names }.
not-understood = 이해하지 못해 그대로 두었습니다: { $fragments }.
vague = 여러 뜻으로 볼 수 있어 아무것도 바꾸지 않았습니다. 원하는 작업을 적어 주세요. 예: “{ example-pauses }”, “{ example-brighter }”, “{ example-even }”
vague-that = 이 말
vague-improved = { $wishes }에는 여러 뜻이 있을 수 있어 조금만 바꿉니다.
rules-instead = { $trouble ->
        [unreachable] 플래너 서버에 연결할 수 없어
        [slow] 플래너 서버의 응답이 너무 늦어
        [broken] 플래너 서버의 응답이 중간에 끊겨
        [refused] 플래너 서버가 요청을 거절해
        [large] 플래너 서버의 응답이 너무 길어
        [long] 프롬프트가 길어서 플래너 서버에 보낼 수 없어
       *[unfit] 플래너 서버의 응답이 형식에 맞지 않아
    } 내장된 규칙으로 프롬프트를 읽었습니다.
contradiction = { $dropped } 내용과 { $taken } 내용은 함께 적용할 수 없어, 나중에 적은 { $taken } 쪽을 따릅니다.
meant = { $written }은(는) { $meant }(으)로 읽습니다.
swapped = { $written } 구간은 끝이 시작보다 앞서므로 거꾸로 읽었습니다.
left-fragments = … 외 { $count }곳
left-steps = … 외 { $count }단계
left-characters = … 끝부분 { $count }자

## 이 컴퓨터에서 할 수 없는 것

wish-split = 영상 나누기
wish-remove-filler = 군더더기 말 제거
wish-highlight = 하이라이트 고르기
wish-captions = 자동 자막
wish-translate = 번역
wish-voiceover = 내레이션
wish-background-remove = 그린 스크린 없는 배경 제거
wish-scene-detect = 장면 찾기
wish-generate-video = 글로 영상 만들기
wish-shorter = 길이를 적지 않은 줄이기
wish-concat = 그 클립들 이어 붙이기
wish-reorder = 그런 클립 순서
wish-slow-motion = 시간을 적지 않은 부분 슬로 모션
wish-reverse = 시간을 적지 않은 부분 거꾸로 재생
wish-loop = 그런 반복 재생
wish-freeze = 그런 화면 정지
wish-subtitles = 그 자막
wish-watermark = 그런 워터마크
wish-logo = 그런 로고
wish-pip = 그런 화면 속 화면
wish-extract-audio = 그 음질의 오디오 파일
wish-shape = 그 화면 비율
wish-size = 그 화면 크기
wish-color-match = 다른 영상에 맞춘 색 보정
wish-color = 그런 색 조정
wish-filter = 그 필터
wish-blur = 대상을 인식해야 하는 블러
wish-zoom = 그런 줌
wish-green-screen = 그런 배경 합성
wish-compress = 그런 압축
wish-slideshow = 그런 슬라이드쇼
wish-title-words = 따옴표로 내용을 적지 않은 제목
wish-text-words = 따옴표로 내용을 적지 않은 텍스트
wish-title = 그 스타일의 제목
wish-text = 그 스타일의 텍스트
wish-speed = 시간을 적지 않은 부분 속도 변경
wish-transition = 그런 장면 전환
wish-fade = 그런 페이드
wish-mute = 시간을 적지 않은 부분 음소거
wish-pauses = 한 곳만 무음 구간 자르기
wish-cut = 시간을 적지 않은 부분 자르기
wish-resolution = 그 해상도
wish-export = 그런 내보내기
wish-other = “{ $name }” 단계

## 타임라인

no-clip = 편집할 클립이 없습니다.
timeline-damaged = 타임라인이 비어 있거나 손상되었습니다.
beyond-end = { $moment } 지점은 영상의 끝({ $end })을 넘어갑니다.
no-range = { $start }~{ $end } 구간은 쓸 수 없습니다. 끝이 시작보다 뒤여야 합니다.
cutting-all = { $span } 구간을 잘라내면 남는 것이 없습니다.
keeping-none = { $span } 구간만 남기면 남는 것이 없습니다.
nothing-left-of = { $span } 구간은 잘려 나가서 바꿀 수 없습니다.
these-not-joined = 이 클립들은 이어 붙일 수 없습니다.

## 폴더의 파일

no-music-file = 음악 파일이 없습니다. 클립과 같은 폴더에 넣어 주세요.
no-subtitle-file = 자막 파일이 없습니다. 클립과 같은 폴더에 넣어 주세요.
no-logo-file = 로고 파일이 없습니다. 클립과 같은 폴더에 넣어 주세요.
no-watermark-file = 워터마크 파일이 없습니다. 클립과 같은 폴더에 넣어 주세요.
no-background-file = 배경 파일이 없습니다. 클립과 같은 폴더에 넣어 주세요.
no-such-file = 이 작업에 { $file } 파일이 없습니다. 클립과 같은 폴더에 넣어 주세요.
file-unread = { $file } 파일을 읽을 수 없습니다.
file-too-large = { $file } 파일이 { $most }MB보다 커서 너무 큽니다.
not-in-video = 영상에 { $name } 파일의 장면이 없습니다.
no-clip-number = { $number }번 클립은 없습니다. 클립은 모두 { $count }개입니다.

## 자르기

trim-pauses-step = 무음 구간 잘라내기
trim-pauses-step-least = { $least } 이상인 무음 구간 잘라내기
trim-pauses-done = 무음 구간 { $count }곳(총 { $total })을 잘라냈습니다.
trim-pauses-none = { $least } 이상인 무음 구간이 없습니다.
trim-pauses-no-sound = 클립에 소리가 없어 무음 구간을 잘라낼 수 없습니다.
trim-pauses-all-silent = 클립 전체가 무음이라 잘라내면 남는 것이 없습니다.
keep-step = { $span } 구간 남기기
keep-done = { $span } 구간을 남겼습니다.
keep-last-step = 마지막 { $length }만 남기기
keep-last-done = 마지막 { $length }만 남겼습니다.
remove-step = { $span } 구간 잘라내기
remove-done = { $span } 구간을 잘라냈습니다.
remove-clip-done = 영상에서 뺐습니다.
trim-start-step = 앞에서 { $length }만큼 잘라내기
trim-start-done = 앞에서 { $length }만큼 잘라냈습니다.
trim-end-step = 뒤에서 { $length }만큼 잘라내기
trim-end-done = 뒤에서 { $length }만큼 잘라냈습니다.
limit-step = 처음 { $asked }만 남기기
limit-done = 처음 { $asked }만 남기고 뒤에서 { $rest }만큼 잘라냈습니다.
limit-already = 이미 { $asked } 이하입니다(현재 { $length }).
limit-highlights = { $asked } 길이로 줄이지 않았습니다. 하이라이트는 클라우드에서만 찾을 수 있고, 늘 앞부분에 있는 것은 아닙니다.
limit-too-short = 영상은 적어도 1프레임이어야 합니다.
limit-nothing-left = 그 길이로는 남는 것이 없습니다.

## 속도와 순서

speed-step = { $factor }배속으로 재생하기
speed-done = { $factor }배속으로 바꿨습니다.
speed-part-step = { $span } 구간 { $factor }배속으로 재생하기
speed-part-done = { $span } 구간을 { $factor }배속으로 바꿨습니다.
speed-beyond = { $factor }배속으로는 재생할 수 없습니다. { $least }~{ $most }배속만 가능합니다.
speed-adds-up = 지금 속도와 합치면 범위를 벗어납니다. { $least }~{ $most }배속만 가능합니다.
speed-too-many = 한 영상에 서로 다른 속도가 너무 많습니다.
reverse-step = 거꾸로 재생하기
reverse-done = 거꾸로 재생되게 했습니다.
reverse-part-step = { $span } 구간 거꾸로 재생하기
reverse-part-done = { $span } 구간을 거꾸로 재생되게 했습니다.
boomerang-step = 앞뒤로 왕복 재생하기
boomerang-done = 앞뒤로 왕복 재생되는 부메랑 영상으로 만들었습니다.
loop-step = { $count }번 반복 재생하기
loop-done = { $count }번 반복 재생되게 했습니다.
loop-beyond = { $least }~{ $most }번 반복할 수 있으며, { $count }번은 할 수 없습니다.
loop-too-long = { $count }번 반복하면 너무 길어집니다. 최대 하루, 또는 { $most }조각까지 가능합니다.
freeze-step = { $moment } 화면 { $length } 동안 멈추기
freeze-done = { $moment } 화면을 { $length } 동안 클립 소리 없이 멈췄습니다.
freeze-last-step = 마지막 화면 { $length } 동안 멈추기
freeze-last-done = 마지막 화면을 { $length } 동안 클립 소리 없이 멈췄습니다.
freeze-too-long = 화면은 최대 1시간까지 멈출 수 있습니다.
freeze-too-short = 화면은 적어도 1프레임 동안 멈춰야 합니다.
freeze-cut-away = { $moment } 지점은 잘려 나가서 멈출 화면이 없습니다.

## 여러 클립

concat-step = 클립 이어 붙이기
concat-files-step = 클립 이어 붙이기: { $names }
concat-done = 클립 { $count }개를 이어 붙였습니다: { $names }.
concat-one-clip = 클립이 하나뿐입니다. 이어 붙일 클립을 한 폴더에 넣고, 프롬프트를 그 폴더 옆에 두세요.
concat-no-pictures = { $file } 파일에는 이어 붙일 화면이 없습니다.
spoke-of = { $count }개라고 하셨지만, 있는 것은 이것이 전부입니다.
left-out = 사용하지 않음: { $names }.
reorder-done = 클립 순서를 정했습니다: { $names }.
reorder-one-clip = 클립이 하나뿐이라 바꿀 순서가 없습니다.
reorder-no-dates = 클립의 날짜를 알 수 없습니다.
clip-number = { $number }번 클립
clip-last = 마지막 클립
only-one-clip = 클립이 하나뿐입니다. 일부분은 “0:10부터 0:20까지”처럼 시간으로 알려 주세요.
each-clip = 각 클립
of-clip = { $names }: { $told }
not-of-clip = { $step }: 영상 전체에만 할 수 있어 { $names }에만 따로 하지는 않았습니다.
of-whole-step = { $step } (그 클립이 영상 전체일 때만)
reorder-first-step = { $clip } 맨 앞으로 옮기기
reorder-last-step = { $clip } 맨 뒤로 옮기기
reorder-place-step = { $clip } { $number }번째로 옮기기
reorder-name-step = 클립을 이름순으로 정렬하기
reorder-date-step = 클립을 날짜순으로 정렬하기
reorder-length-step = 클립을 짧은 순으로 정렬하기
reorder-reverse-step = 클립 순서 거꾸로 하기
slideshow-step = 사진을 { $each }씩 보여 주기
slideshow-fitting-step = 사진을 { $each }씩, 또는 길이에 맞춰 보여 주기
slideshow-done = { $count ->
    [1] 사진 1장으로 { $each } 길이의 슬라이드쇼를 만들었습니다.
   *[other] 사진 { $count }장으로 슬라이드쇼를 만들었습니다. 한 장에 { $each }씩, 부드러운 크로스페이드로 이어집니다.
}
slideshow-videos-left-out = 동영상은 넣지 않았습니다.
slideshow-beyond = 사진 한 장은 { $least }~1시간 동안 보여 줄 수 있습니다.
slideshow-no-pictures = 사진이 없습니다. jpg, png, webp 파일을 한 폴더에 넣고, 프롬프트를 그 폴더 옆에 두세요.
slideshow-too-many = 사진이 { $count }장 있습니다. 슬라이드쇼 하나에는 최대 { $most }장까지 넣을 수 있습니다.
slideshow-not-shown = 사진을 표시할 수 없습니다.

## 장면 전환과 페이드

crossfade-step = 컷 지점마다 { $length } 크로스페이드 넣기
crossfade-clips-step = 클립 사이마다 { $length } 크로스페이드 넣기
crossfade-done = 컷 지점 { $count }곳에 { $length } 크로스페이드를 넣었습니다.
transition-step = 컷 지점마다 { $length } 전환 효과 넣기: { $name }
transition-clips-step = 클립 사이마다 { $length } 전환 효과 넣기: { $name }
transition-done = 컷 지점 { $count }곳에 { $length } 전환 효과를 넣었습니다: { $name }.
transition-shorter = { $count }곳은 여유가 없어 전환 효과를 더 짧게({ $length } 이상) 넣었습니다.
transition-hard = { $count }곳은 여유가 없어 전환 효과를 넣지 못했습니다.
transition-too-short = 전환 효과는 적어도 1프레임이어야 합니다.
transition-share = 전환 길이는 영상의 비율로 정할 수 없어 기본값인 { $length }로 했습니다.
transition-no-cut = 전환 효과를 넣을 컷 지점이 없습니다.
kind-crossfade = 크로스페이드
kind-fade-black = 검은 화면 페이드
kind-fade-white = 흰 화면 페이드
kind-wipe-left = 왼쪽으로 와이프
kind-wipe-right = 오른쪽으로 와이프
kind-wipe-up = 위로 와이프
kind-wipe-down = 아래로 와이프
kind-slide-left = 왼쪽으로 슬라이드
kind-slide-right = 오른쪽으로 슬라이드
kind-slide-up = 위로 슬라이드
kind-slide-down = 아래로 슬라이드
kind-circle-open = 원형으로 열기
kind-circle-close = 원형으로 닫기
kind-clock = 시계 방향 와이프
kind-zoom = 줌
kind-pixelate = 픽셀 효과
kind-blur = 블러
fade-in-step = 시작 부분에 { $length } 페이드 인 넣기
fade-in-white-step = 시작 부분에 흰 화면에서 { $length } 페이드 인 넣기
fade-in-done = 시작 부분에 { $length } 페이드 인을 넣었습니다.
fade-in-white-done = 시작 부분에 흰 화면에서 시작하는 { $length } 페이드 인을 넣었습니다.
fade-out-step = 끝부분에 { $length } 페이드 아웃 넣기
fade-out-white-step = 끝부분에 흰 화면으로 { $length } 페이드 아웃 넣기
fade-out-done = 끝부분에 { $length } 페이드 아웃을 넣었습니다.
fade-out-white-done = 끝부분에 흰 화면으로 끝나는 { $length } 페이드 아웃을 넣었습니다.
fade-beyond = { $length } 페이드는 들어가지 않아 결과물의 절반인 { $most }로 했습니다.

## 화면 위의 글자와 그림

title-step = { $text } 제목 { $at } { $length } 동안 넣기
title-done = { $text } 제목을 { $at } { $length } 동안 넣었습니다.
text-step = { $text } 텍스트 { $at } { $length } 동안 넣기
text-whole-step = { $text } 텍스트 영상 전체에 넣기
text-done = { $text } 텍스트를 { $at } { $length } 동안 넣었습니다.
text-not-seen = { $text } 텍스트는 화면에 보이지 않습니다.
text-no-font = { $text } 텍스트를 넣지 않았습니다. { $reason }
text-beyond = { $text } 텍스트의 시작({ $start })이 영상의 끝({ $end })을 넘어갑니다.
text-gone = 앞서 넣은 { $text } 텍스트는 새로운 끝을 넘어가서 없어졌습니다.
no-font = 이 컴퓨터에 { $script } 문자(“{ $letter }”)를 표시할 글꼴이 없습니다. 글꼴을 설치해 주세요: apt install { $package }
no-font-sign = 이 컴퓨터에 “{ $letter }” 문자를 표시할 글꼴이 없습니다. 글꼴을 설치해 주세요: apt install { $package }
subtitles-step = 폴더의 자막 넣기
subtitles-file-step = { $file } 자막 넣기
subtitles-done = { $clip }에 { $file } 자막 { $count }개를 넣었습니다.
subtitles-lost = 다른 { $count }개는 잘라낸 부분의 자막입니다.
subtitles-none = { $file } 파일에 읽을 수 있는 자막이 없습니다(SubRip, WebVTT, ASS).
subtitles-too-many = { $file } 파일에 자막이 { $count }개 있습니다. 최대 { $most }개까지 가능합니다.
subtitles-other-file = { $file } 파일은 자막 파일이 아닙니다. .srt, .vtt, .ass 파일을 써 주세요.
subtitles-no-font = { $file } 자막을 넣지 않았습니다. { $reason }
subtitles-no-clip = 자막을 넣을 클립이 없습니다.
subtitles-elsewhere = { $clip }의 남은 부분에는 { $file } 자막이 없습니다.
place-top = 위쪽
place-center = 가운데
place-bottom = 아래쪽
place-top-left = 왼쪽 위
place-top-right = 오른쪽 위
place-bottom-left = 왼쪽 아래
place-bottom-right = 오른쪽 아래
opacity-beyond = 불투명도에 { $asked } 값은 쓸 수 없습니다. 1~100%만 가능합니다.
logo-step = { $place }에 로고 넣기
logo-done = { $place }에 { $name } 로고를 넣었습니다.
logo-part-done = { $span } 구간의 { $place }에 { $name } 로고를 넣었습니다.
watermark-step = { $place }에 워터마크 넣기
watermark-text-step = { $place }에 { $name } 워터마크 넣기
watermark-done = { $place }에 { $name } 워터마크를 넣었습니다(불투명도 { $opacity }%).
watermark-part-done = { $span } 구간의 { $place }에 { $name } 워터마크를 넣었습니다(불투명도 { $opacity }%).
pip-step = 두 번째 클립을 { $place }에 작게 넣기
pip-clip-step = { $clip }을(를) { $place }에 작게 넣기
pip-done = 다른 클립의 { $place }에 { $name } 클립을 겹쳐 넣었습니다(너비 { $width }%).
pip-heard = 작은 화면의 소리도 함께 들립니다.
pip-silent = 작은 화면의 소리는 쓰지 않습니다.
pip-when = { $span } 구간에만 보입니다.
loop-inset-once = 겹쳐 놓은 작은 클립은 반복되지 않습니다.
pip-beyond = 작은 화면의 너비에 { $scale } 값은 쓸 수 없습니다. { $least }~{ $most }%만 가능합니다.
two-clips-needed = 겹쳐 놓을 클립이 두 개 필요합니다. 둘 다 한 폴더에 넣어 주세요.
overlays-too-many = 영상 위에 이미 그림이 { $most }개 있어 더 넣을 수 없습니다.
no-picture-in = { $name } 파일은 오디오라서 화면이 없습니다.
green-screen-step = 그린 스크린 배경 바꾸기
green-screen-file-step = 그린 스크린 자리에 { $name } 넣기
green-screen-done = 그린 스크린 자리에 { $name } 파일을 넣었습니다.
blue-screen-step = 블루 스크린 배경 바꾸기
blue-screen-file-step = 블루 스크린 자리에 { $name } 넣기
blue-screen-done = 블루 스크린 자리에 { $name } 파일을 넣었습니다.

## 소리

no-sound-to-change = 소리가 없어 볼륨을 바꿀 수 없습니다.
no-sound-to-fade = 소리가 없어 페이드를 넣을 수 없습니다.
no-sound-to-clean = 소리가 없어 제거할 소음도 없습니다.
no-sound-to-even = 소리가 없어 음량을 고르게 맞출 수 없습니다.
no-music-to-mute = 따로 넣은 음악이 없습니다. 클립에 원래 들어 있는 음악은 말소리와 나눌 수 없습니다.
mute-music-step = 음악 없애기
mute-music-done = 음악을 없앴습니다.
mute-music-part = 음악은 전체만 없앨 수 있고, 일부만 없앨 수는 없습니다.
no-sound-to-mute = 원래 소리가 없어 음소거할 것이 없습니다.
no-sound-to-write = 파일로 저장할 소리가 없습니다.
no-sound-in = { $name } 파일에는 소리가 없습니다.
mute-step = 소리 없애기
mute-done = 소리를 없앴습니다.
mute-part-step = { $span } 구간 음소거하기
mute-part-done = { $span } 구간을 음소거했습니다.
mute-music-stays = 배경 음악은 그대로 둡니다.
volume-step = 볼륨 바꾸기
volume-up-step = 볼륨 { $decibels }dB 높이기
volume-down-step = 볼륨 { $decibels }dB 낮추기
music-up-step = 음악 { $decibels }dB 높이기
music-down-step = 음악 { $decibels }dB 낮추기
sound-louder-done = 소리를 { $decibels }dB 높였습니다
sound-softer-done = 소리를 { $decibels }dB 낮췄습니다
music-louder-done = 음악을 { $decibels }dB 높였습니다.
music-softer-done = 음악을 { $decibels }dB 낮췄습니다.
volume-unclear = 볼륨을 얼마나 바꿀지 적어 주세요. 예: “{ example-louder }”, “{ example-volume }”
volume-beyond = 볼륨은 60dB 낮추는 것부터 30dB 높이는 것까지 가능합니다.
volume-music-part = 음악의 음량은 전체만 바꿀 수 있고, 일부만 바꿀 수는 없습니다.
bgm-step = 배경 음악 넣기
bgm-file-step = 배경 음악 넣기: { $file }
bgm-done = 배경 음악을 넣었습니다: { $file }.
bgm-below-done = 배경 음악을 말소리보다 { $decibels }dB 작게 넣었습니다: { $file }.
bgm-above-done = 배경 음악을 말소리보다 { $decibels }dB 크게 넣었습니다: { $file }.
bgm-beyond = 음악은 말소리의 100분의 1부터 2배까지의 크기로 넣을 수 있습니다.
bgm-no-file = 음악 파일이 없습니다. 음악(MP3, WAV, M4A, AAC)과 클립을 한 폴더에 넣고, 프롬프트 이름을 폴더 이름과 같게 해 주세요. 클라우드에서는 음악을 자동으로 고를 수 있습니다.
bgm-no-file-style = { $style } 음악 파일이 없습니다. 음악(MP3, WAV, M4A, AAC)과 클립을 한 폴더에 넣고, 프롬프트 이름을 폴더 이름과 같게 해 주세요. 클라우드에서는 음악을 자동으로 고를 수 있습니다.
replace-audio-step = 소리 바꾸기
replace-audio-file-step = 소리를 { $file } 파일로 바꾸기
replace-audio-done = 소리를 { $file } 파일로 바꿨습니다.
replace-audio-shorter = 나머지 부분에는 소리가 없습니다.
normalize-step = 음량 고르게 맞추기(-16 LUFS)
normalize-done = 음량을 고르게 맞췄습니다(-16 LUFS).
denoise-audio-step = 소음 제거하기
denoise-audio-done = 계속 들리는 소음을 제거했습니다.
fade-sound-in-step = 소리 페이드 인 넣기
fade-sound-out-step = 소리 페이드 아웃 넣기
fade-sound-both-step = 소리 페이드 인·아웃 넣기
fade-sound-in-done = 소리에 { $length } 페이드 인을 넣었습니다.
fade-sound-out-done = 소리에 { $length } 페이드 아웃을 넣었습니다.
fade-sound-both-done = 소리에 { $length }씩 페이드 인·아웃을 넣었습니다.

## 화면의 모양

no-picture = 바꿀 화면이 없습니다.
crop-step = 화면 잘라내기
crop-size-step = { $width }×{ $height } 크기로 화면 잘라내기
crop-done = 화면에서 { $width }×{ $height } 크기만 남겼습니다(왼쪽에서 { $x }px, 위에서 { $y }px부터).
crop-unclear = 화면에서 남길 부분을 적어 주세요. 예: “{ example-crop-part }”. 비율로 적어도 됩니다. 예: “{ example-crop-ratio }”
crop-beyond = 그 부분은 화면({ $width }×{ $height })을 벗어납니다.
bars-step = 검은 여백 잘라내기
bars-done = 검은 여백을 잘라냈습니다({ $sides }). { $width }×{ $height } 크기가 남았습니다.
bars-top = 위 { $pixels }px
bars-bottom = 아래 { $pixels }px
bars-left = 왼쪽 { $pixels }px
bars-right = 오른쪽 { $pixels }px
bars-none = 잘라낼 검은 여백이 없습니다.
bars-dark = 화면 전체가 검어서 여백을 가려낼 수 없습니다.
shape-step = 화면 비율 바꾸기
shape-fitted-step = 화면을 { $ratio } 비율로 바꾸기(남는 자리는 흐린 배경)
shape-how-step = 화면을 { $ratio } 비율로 바꾸기({ $how })
shape-done = 화면을 { $ratio } 비율로 바꿨습니다({ $how }).
shape-already = 화면이 이미 { $ratio } 비율입니다.
shape-unclear = 화면 비율을 1:4~4:1 사이로 적어 주세요. 예: “{ example-ratio }”, “{ example-vertical }”
how-crop = 가장자리를 잘라 꽉 채움
how-pad = 남는 자리는 검은 여백
how-blur = 남는 자리는 흐린 배경
how-stretch = 늘려서 맞춤
how-usual = 화면 전체를 보여 주고 남는 자리는 흐린 배경. 꽉 채우려면 예: “{ example-fill }”
resize-step = 크기 바꾸기
resize-both-step = { $width }×{ $height } 크기로 바꾸기
resize-width-step = 너비를 { $width }px로 바꾸기
resize-height-step = 높이를 { $height }px로 바꾸기
resize-done = { $width }×{ $height } 크기로 바꿨습니다.
resize-how-done = { $width }×{ $height } 크기로 바꿨습니다({ $how }).
resize-unclear = 크기를 적어 주세요. 예: “{ example-resize }”
resize-beyond = { $width }×{ $height } 크기로는 바꿀 수 없습니다. 64×64~7680×4320만 가능합니다.
resolution-step = { $height }p로 바꾸기
resolution-done = { $height }p로 바꿨습니다.
resolution-beyond = { $height }p로는 바꿀 수 없습니다. { $least }p~{ $most }p만 가능합니다.
rotate-step = 시계 방향으로 { $degrees }도 회전하기
rotate-done = 시계 방향으로 { $degrees }도 회전했습니다.
rotate-other = 방향이 맞지 않으면 “{ example-rotate-back }” 또는 “{ example-rotate-over }”라고 적어 주세요.
rotate-whole = 한 바퀴를 돌리면 달라지는 것이 없습니다.
rotate-beyond = { $degrees }도는 회전할 수 없습니다. 90도, 180도, 270도만 가능합니다.
mirror-step = 좌우로 뒤집기
mirror-done = 좌우로 뒤집었습니다.
upend-step = 위아래로 뒤집기
upend-done = 위아래로 뒤집었습니다.
stabilize-step = 흔들림{ $how } 보정하기
stabilize-done = 흔들림을{ $how } 보정했습니다. 가장자리가 조금 잘립니다.
stabilize-stills = 사진에는 흔들림이 없습니다.

## 화면의 느낌

done-whole = { $what }.
done-part = { $span } 구간에서 { $what }.
step-part = { $span } 구간에서 { $what }
step-last = 마지막 { $length } 구간에서 { $what }
strength-light = {" "}약하게
strength-medium = {""}
strength-strong = {" "}강하게
looks-too-many = 한 영상에 넣을 수 있는 효과보다 많아집니다. 수를 줄여 주세요.
look-gone = 앞서 넣은 효과나 그림이 새로운 끝을 넘어가서 없어졌습니다.
# 뒤에 “를”이 붙으므로 셋 다 받침 없이 끝나야 합니다.
brightness = 밝기
contrast = 대비
saturation = 채도
adjust-step = { $name }를 원래의 { $percent }%로 맞추기
adjust-done = { $name }를 원래의 { $percent }%로 맞췄습니다
adjust-beyond = { $name }를 { $percent }%로 맞출 수 없습니다. { $least }~{ $most }%만 가능합니다.
grayscale-step = 흑백으로 바꾸기
grayscale-done = 흑백으로 바꿨습니다
sharpen-step = 화면에 선명 효과{ $how } 넣기
sharpen-done = 화면에 선명 효과를{ $how } 넣었습니다
denoise-video-step = 화면 노이즈{ $how } 제거하기
denoise-video-done = 화면 노이즈를{ $how } 제거했습니다
blur-step = 화면에 블러{ $how } 넣기
blur-done = 화면에 블러를{ $how } 넣었습니다
blur-bars-step = 화면 옆 여백 흐리게 하기
blur-bars-done = 화면 옆 여백을 흐리게 했습니다.
blur-no-bars = 여기서 흐리게 할 수 있는 것은 화면 옆 여백뿐인데, 지금은 여백이 없습니다. 사람 뒤의 배경을 흐리게 하려면 클라우드가 필요합니다.
color-step = 색 보정하기({ $names })
color-done = 색을 보정했습니다({ $names })
filter-step = { $name } 필터 넣기
filter-done = { $name } 필터를 넣었습니다
lut-step = .cube 파일의 색감 입히기
lut-file-step = { $file } 파일의 색감 입히기
lut-done = { $file } 파일의 색감을 입혔습니다
lut-own-done = .cube 파일이 없어 내장된 { $name } 필터를 넣었습니다
lut-none = LUT 파일이 없습니다. .cube 파일을 클립과 같은 폴더에 넣어 주세요.
lut-no-such = { $file } LUT 파일이 없습니다. .cube 파일을 클립과 같은 폴더에 넣어 주세요.
lut-size = { $file } 파일은 쓸 수 없습니다. LUT의 단계는 { $least }~{ $most }개만 가능합니다.
lut-one-dimension = { $file } 파일은 1D LUT입니다. 3D LUT로 다시 내보내 주세요.
lut-line = { $file } 파일은 올바른 LUT가 아닙니다. 다음 줄은 색이 아닙니다: { $line }.
lut-damaged = { $file } 파일이 온전하지 않습니다. 3D .cube 파일로 다시 내보내 주세요.
style-natural = 내추럴
style-warm = 따뜻한 톤
style-cool = 차가운 톤
style-cinematic = 시네마틱
style-moody = 어두운 분위기
style-teal-orange = 틸 앤 오렌지
style-gritty = 거친 질감
style-sepia = 세피아
style-vintage = 빈티지
style-film = 필름
style-vhs = VHS
style-neon = 네온
style-grain = 그레인
style-cyberpunk = 사이버펑크
style-glitch = 글리치
style-noir = 누아르
zoom-in-step = 천천히 줌 인하기
zoom-out-step = 천천히 줌 아웃하기
zoom-in-at-step = { $moment }에 줌 인하기
zoom-out-at-step = { $moment }에 줌 아웃하기
zoom-in-done = { $times }배까지 천천히 줌 인했습니다.
zoom-out-done = { $times }배에서 천천히 줌 아웃했습니다.
zoom-in-at-done = { $moment }에 { $times }배로 줌 인했다가 { $end }까지 되돌렸습니다.
zoom-out-at-done = { $moment }에 { $times }배에서 줌 아웃했습니다.
zoom-beyond = { $times }배로는 줌할 수 없습니다. { $least }~{ $most }배만 가능합니다.

## 파일

export-step = 결과물 내보내기
format-step = { $format } 파일로 저장하기
format-done = 결과물은 { $format } 파일입니다.
format-other = { $asked } 파일은 여기서 만들 수 없습니다. 어디서나 재생되는 MP4나 WebM, MOV, MKV를 써 주세요.
format-other-step = 다른 형식의 파일로 저장하기
one-file-gif = 프롬프트 하나로 파일 하나를 만듭니다. GIF는 프롬프트를 따로 써 주세요.
one-file-picture = 프롬프트 하나로 파일 하나를 만듭니다. 사진은 프롬프트를 따로 써 주세요.
one-file-sound = 프롬프트 하나로 파일 하나를 만듭니다. 오디오 파일은 프롬프트를 따로 써 주세요.
extract-audio-step = 소리만 { $format } 파일로 저장하기
extract-audio-done = 결과물은 소리만 담은 { $format } 파일입니다.
extract-audio-other = 오디오 파일은 MP3, M4A, WAV, FLAC, OGG로 저장할 수 있습니다.
extract-audio-beyond = 오디오 파일의 비트레이트는 { $least }~{ $most }kbps만 가능합니다.
codec-step = { $names } 코덱으로 인코딩하기
codec-done = { $names } 코덱으로 인코딩했습니다.
codec-other = { $names } 코덱은 여기서 쓸 수 없습니다. 영상은 H.264, H.265, VP9, AV1, ProRes, 소리는 AAC, Opus, MP3, FLAC을 써 주세요.
codec-other-file = { $format } 파일에는 { $names } 코덱을 담을 수 없습니다. { $format } 없이 { $names }만 적어 주세요.
rate-step = 초당 { $rate }프레임으로 바꾸기
rate-unclear-step = 프레임 수 바꾸기
rate-done = 초당 { $rate }프레임으로 바꿨습니다.
rate-repeated-done = 초당 { $rate }프레임으로 바꿨습니다. 일부 프레임을 반복하므로 움직임이 원본보다 부드러워지지는 않습니다.
rate-unclear = 초당 프레임 수를 적어 주세요. 예: “{ example-rate }”
rate-beyond = 초당 { $rate }프레임으로는 바꿀 수 없습니다. 1~120프레임만 가능합니다.
compress-step = 압축하기
compress-done = 압축했습니다. 화질은 평소보다 조금 낮고, 더 꼼꼼하게 인코딩했습니다.
compress-share-done = 원본의 { $percent }%로 압축했습니다.
compress-share-beyond = { $percent }%로는 압축할 수 없습니다. 5~95%만 가능합니다.
crf-done = CRF { $crf } 값으로 인코딩했습니다.
crf-beyond = CRF { $crf } 값은 쓸 수 없습니다. 0~{ $most }만 가능합니다.
bitrate-done = 영상 비트레이트는 { $bitrate }bps입니다.
bitrate-beyond = 영상 비트레이트는 30kbps~200Mbps만 가능합니다.
size-step = { $size }보다 작게 만들기
size-done = { $size }보다 작게 만들었습니다.
size-smaller-picture = 그러기 위해 화면을 { $now }p에서 { $side }p로 줄였습니다.
size-beyond = { $size }보다 작게 만들면 볼 수 없을 만큼 화질이 나빠집니다. 최소 약 { $least }입니다. 더 짧은 부분이라면 더 작게 만들 수 있습니다.
size-of-picture = 사진 파일은 크기를 정할 수 없습니다. 크기를 빼고 적어 주세요.
size-of-codec = { $name } 코덱은 여기서 파일 크기를 맞출 수 없습니다. H.264, H.265, VP9을 써 주세요.
size-of-sound = { $name } 파일은 크기를 정할 수 없습니다. MP3나 M4A를 써 주세요.
gif-step = GIF로 저장하기
gif-done = 결과물은 소리 없는 GIF입니다.
gif-first = 처음 { $length }만 담았습니다. 다른 부분을 원하면 시간을 적어 주세요.
gif-rate-beyond = GIF는 초당 1~50프레임만 가능합니다.
gif-plays-beyond = GIF는 최대 1000번 또는 끝없이 재생할 수 있습니다.
thumbnail-step = 좋은 장면을 사진으로 저장하기
thumbnail-at-step = { $moment } 화면을 사진으로 저장하기
thumbnail-done = 결과물은 앞쪽 3분의 1에서 고른 장면의 JPG 파일입니다. 다른 장면을 원하면 시간을 적어 주세요.
thumbnail-at-done = 결과물은 { $moment } 화면의 JPG 파일입니다.
thumbnail-beyond = 영상이 { $moment }보다 앞인 { $end }에 끝나므로 결과물은 마지막 화면의 JPG 파일입니다.
thumbnail-cut-away = { $moment } 화면은 잘려 나갔으므로 결과물은 가장 가까운 화면의 JPG 파일입니다.

## 클라우드가 한 일

clause-mark = {" / "}
and-more = 외 { $count }건
changes = { $changes }.
edit-made = 편집했습니다.
export-follows = 내보내기는 자동으로 이어집니다.
length-changed = 길이를 { $was }에서 { $is }로 변경
timing-changed = 타이밍을 조금 변경
timeline-empty = 타임라인이 비어 있습니다.
timeline-holds = 타임라인: { $items }.
timeline-untold = 클라우드의 타임라인은 말로 설명할 수 없습니다.
project-holds = 프로젝트에 있는 것: { $names }.
texts-changed = 텍스트를 { $was }개에서 { $is }개로 변경
text-there = { $words } 텍스트({ $span })
text-added = { $words } 제목 추가({ $span })
text-removed = { $words } 제목 삭제
text-changed = 제목 변경: { $old } → { $new }
text-moved = { $words } 제목 이동: { $was } → { $is }
tracks-changed = 트랙을 { $was }개에서 { $is }개로 변경
track-video = 영상
track-audio = 오디오
track-other = 트랙
track-named = { $kind } { $name }
track-there = { $track }({ $details })
track-details = { $span }, 볼륨 { $volume }%
track-added = { $kind } 추가({ $details })
track-named-added = { $kind } { $name } 추가({ $details })
track-removed = { $track } 삭제
track-changed = { $track } 교체: { $name }
track-shortened = { $track } 길이를 { $was }에서 { $is }로 줄임
track-lengthened = { $track } 길이를 { $was }에서 { $is }로 늘림
track-pieces = { $track } 조각을 { $was }개에서 { $is }개로 변경
track-volume = { $track } 볼륨을 { $was }%에서 { $is }%로 변경
track-cut = { $track } 자르는 위치 변경
credits = 사용할 수 있는 크레딧 { $available }, 진행 중인 작업에 묶인 크레딧 { $frozen }, 합계 { $total }.
credits-unknown = 남은 크레딧을 확인할 수 없습니다: { $error }.
credits-not-needed = 이 컴퓨터에서 편집할 때는 크레딧이 필요하지 않습니다.
upload-nothing = 이미 모두 업로드되어 있습니다.
upload-sent = 업로드했습니다: { $names }.
upload-unfinished = 파일이 아직 완전하지 않아 업로드하지 않았습니다: { $names }.

## 실패한 것

render-too-long = 결과가 { $hours }시간이 됩니다. 최대 24시간까지 만들 수 있습니다
render-too-short = 남는 것이 없습니다. 클립을 더 남겨 주세요
render-refused = 동영상에 넣을 수 없는 것이 있습니다. 자세한 내용은 로그에 있습니다
render-clip = { $clip } 파일을 쓸 수 없습니다. 이유는 로그에 있습니다
render-changed = { $clip } 파일이 받은 뒤에 바뀌었거나 없어졌습니다
render-no-program = { $program } 프로그램이 설치되어 있지 않습니다. 설치 방법은 `dropcut doctor`로 알 수 있습니다
render-slow = { $program } 프로그램이 { $length } 뒤에도 끝나지 않아 중지했습니다. `engine.time_limit` 값을 높일 수 있습니다
render-program = { $program } 프로그램이 만들지 못했습니다. 이유는 로그에 있습니다
render-full = 디스크에 남은 공간이 없습니다. 공간을 확보해 주세요
render-file = { $file } 파일을 읽거나 쓸 수 없습니다. 이유는 로그에 있습니다
render-unread = 클립이나 결과를 읽을 수 없습니다. 이유는 로그에 있습니다
render-lacks = 이 컴퓨터의 ffmpeg는 { $name } 형식을 쓸 수 없습니다. 전체 버전을 설치해 주세요
render-not-smart = 남는 부분을 모두 복사할 수는 없습니다(이유는 로그에 있습니다). `engine.render` 값을 `auto`로 하면 인코딩합니다
render-wrong = 만들어진 동영상에 문제가 있어 내보내지 않습니다. 이유는 로그에 있습니다
render-cancelled = 취소되었습니다
clip-undecoded = { $clip } 파일을 디코딩할 수 없습니다. 이유는 로그에 있습니다
edit-failed = 편집하지 못했습니다: { $reason }
nothing-edited = 아무것도 편집하지 않았습니다. { $answer }
nothing-edited-quoted = 아무것도 편집하지 않았습니다. 답변: { $answer }
nothing-edited-silent = 아무것도 편집하지 않았고 아무 설명도 없었습니다
export-failed = 내보내지 못했습니다: { $reason }
export-empty = 타임라인에 내보낼 것이 없습니다
export-unexplained = 이유가 주어지지 않았습니다
export-forgotten = 만들던 쪽에서 잊어버렸습니다
export-overdue = 두 시간 안에 끝나지 않았습니다

## 보고서

report-edited = { $result }: { $clip } 편집본
report-questions = { $clip }: 질문에 대한 답변({ $place })
report-failed = { $clip } 편집에 실패했습니다({ $time })
report-failed-later = { $clip } 편집을 더 진행하지 못했습니다({ $time })
report-asked = 요청:
report-done = 작업 내용:
report-answer = 답변:
report-result = 결과물: { $facts }
report-of-clip = { $facts }(원본: { $clip })
report-of-files = { $facts }(파일 { $count }개, { $size })
report-tracks = 원본에는 오디오 트랙이 { $count }개 있습니다. 결과물에는 플레이어가 기본으로 고르는 트랙만 들어 있습니다.
report-channels = 원본의 오디오는 { $count }채널이며, 결과물은 스테레오입니다.
report-subtitles = 원본에 들어 있는 자막은 결과물에 없습니다.
report-interlaced = { $names }의 화면은 반쪽 화면 두 장씩(인터레이스)이었습니다. 움직임에 줄무늬가 생기지 않도록 온전한 화면으로 바꿨습니다.
report-bright = { $names }의 색은 HDR 화면용입니다. 결과물은 어느 화면에서나 볼 수 있는 SDR입니다.
report-chapters = 원본의 챕터 { $count }개는 결과물에 없습니다.
report-link = 브라우저에서 프로젝트를 열려면(링크가 있으면 누구나 열 수 있으며 7일 동안 유효합니다):
report-no-video = 이 보고서에는 영상이 없습니다. 영상을 요청한 메시지가 없기 때문입니다.
report-happened = 무슨 일이 있었나:
report-made = 앞서 만든 결과는 보낸 폴더에 있습니다:
report-remedy = 해결 방법:
report-advice = 위의 내용을 고치거나 요청을 더 분명하게 쓴 다음, 영상과 요청 파일을 받은 폴더로 다시 옮기세요.
report-again = 그대로 다시 시도하려면: { $command }
place-here = 이 컴퓨터에서
place-cloud = NemoVideo 클라우드에서
place-backend = { $host } 서버에서
