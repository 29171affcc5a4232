## 書き方

decimal-mark = .
quoted = 「{ $text }」
list-mark = 、
sentence-gap = {""}
seconds = { $seconds }秒
minutes = { $minutes }分
minutes-seconds = { $minutes }分{ $seconds }秒
megabytes = { $number } MB
span = { $start }～{ $end }
span-to-end = { $start }～最後
span-last = 最後の{ $length }
at-start = 冒頭に
at-end = 最後に
at-moment = { $moment } に

## こう書けるという例

example-whole = 無音部分をカットして、トランジションを追加して、MP4で書き出して
example-pauses = 無音部分をカット
example-brighter = 明るくしてコントラストを上げて
example-even = 音量を均一にして
example-ratio = 9:16にして
example-vertical = 縦長にして
example-crop-part = 1280x720に切り抜いて
example-resize = 1280x720にして
example-rate = 30fpsにして
example-rotate-back = 270度回転して
example-rotate-over = 180度回転して
example-louder = 音量を上げて
example-volume = 音量を50%にして

## 答えの全体

ready = 書き出せます。
nothing-to-do = 行うことがありません。例：「{ example-whole }」
nothing-here = このマシンだけでできることがありません。
not-here = 次のことはクラウドでしかできません：{ $names }。
not-understood = 理解できず、そのままにしました：{ $fragments }。
vague = いろいろな意味に取れるため、何も変えませんでした。してほしいことを書いてください。例：「{ example-pauses }」「{ example-brighter }」「{ example-even }」
vague-that = それ
vague-improved = { $wishes }はいろいろな意味に取れるため、小さな変更だけにします。
rules-instead = { $trouble ->
        [unreachable] プランナーのサーバーに接続できない
        [slow] プランナーのサーバーが時間内に答えなかった
        [broken] プランナーのサーバーの回答が途中で切れた
        [refused] プランナーのサーバーに断られた
        [large] プランナーのサーバーの回答が長すぎる
        [long] プロンプトがプランナーのサーバーには長すぎる
       *[unfit] プランナーのサーバーの回答が形式に合わない
    }ため、プロンプトは組み込みの規則で読みました。
contradiction = { $dropped }と{ $taken }は両立しません。後に書かれた{ $taken }に従います。
meant = { $written } は { $meant } と読みます。
swapped = { $written }は終わりが始まりより前のため、逆の順に読みました。
left-fragments = …ほか{ $count }か所
left-steps = …ほか{ $count }件
left-characters = …末尾の{ $count }文字

## このマシンでできないこと

wish-split = 分割
wish-remove-filler = フィラーの除去
wish-highlight = 名場面の選び出し
wish-captions = 自動字幕
wish-translate = 翻訳
wish-voiceover = ナレーション
wish-background-remove = グリーンバックなしの背景除去
wish-scene-detect = シーンの検出
wish-generate-video = 文章からの動画生成
wish-shorter = 長さの指定がない短縮
wish-concat = それらのクリップの結合
wish-reorder = そのクリップの並び順
wish-slow-motion = 時間の指定がないスローモーション
wish-reverse = 時間の指定がない逆再生
wish-loop = そのようなループ
wish-freeze = そのような静止
wish-subtitles = その字幕
wish-watermark = そのような透かし
wish-logo = そのようなロゴ
wish-pip = そのようなピクチャー・イン・ピクチャー
wish-extract-audio = その音質の音声ファイル
wish-shape = その画面比率
wish-size = その画面サイズ
wish-color-match = ほかに合わせた色調整
wish-color = その色調整
wish-filter = そのフィルター
wish-blur = 認識が必要なぼかし
wish-zoom = そのようなズーム
wish-green-screen = そのような合成
wish-compress = そのような圧縮
wish-slideshow = そのようなスライドショー
wish-title-words = かぎかっこで文字を示していないタイトル
wish-text-words = かぎかっこで文字を示していないテキスト
wish-title = そのスタイルのタイトル
wish-text = そのスタイルのテキスト
wish-speed = 時間の指定がない速度変更
wish-transition = そのようなトランジション
wish-fade = そのようなフェード
wish-mute = 時間の指定がないミュート
wish-pauses = 一部だけの無音カット
wish-cut = 時間の指定がないカット
wish-resolution = その解像度
wish-export = そのような書き出し
wish-other = 手順「{ $name }」

## タイムライン

no-clip = 編集するクリップがありません。
timeline-damaged = タイムラインが空か、壊れています。
beyond-end = { $moment } は終わり（{ $end }）より後です。
no-range = { $start }～{ $end } は指定できません。終わりは始まりより後にしてください。
cutting-all = { $span }をカットすると何も残りません。
keeping-none = { $span }だけを残すと何も残りません。
nothing-left-of = { $span }はカットされているため、変更できません。
these-not-joined = これらのクリップは結合できません。

## フォルダー内のファイル

no-music-file = 音楽のファイルがありません。クリップと同じフォルダーに入れてください。
no-subtitle-file = 字幕のファイルがありません。クリップと同じフォルダーに入れてください。
no-logo-file = ロゴのファイルがありません。クリップと同じフォルダーに入れてください。
no-watermark-file = 透かしのファイルがありません。クリップと同じフォルダーに入れてください。
no-background-file = 背景のファイルがありません。クリップと同じフォルダーに入れてください。
no-such-file = この作業に{ $file }はありません。クリップと同じフォルダーに入れてください。
file-unread = { $file }を読めません。
file-too-large = { $file }は { $most } MB を超えており、大きすぎます。
not-in-video = 動画に{ $name }の部分はありません。
no-clip-number = { $number }番目のクリップはありません。全部で{ $count }本です。

## カット

trim-pauses-step = 無音部分をカット
trim-pauses-step-least = { $least }以上の無音部分をカット
trim-pauses-done = 無音部分を{ $count }か所カットしました（合計{ $total }）。
trim-pauses-none = { $least }以上の無音部分はありませんでした。
trim-pauses-no-sound = クリップに音声がないため、無音部分をカットできません。
trim-pauses-all-silent = 全体が無音のため、カットすると何も残りません。
keep-step = { $span }を残す
keep-done = { $span }を残しました。
keep-last-step = 最後の{ $length }を残す
keep-last-done = 最後の{ $length }を残しました。
remove-step = { $span }をカット
remove-done = { $span }をカットしました。
remove-clip-done = 動画から外しました。
trim-start-step = 冒頭の{ $length }をカット
trim-start-done = 冒頭の{ $length }をカットしました。
trim-end-step = 最後の{ $length }をカット
trim-end-done = 最後の{ $length }をカットしました。
limit-step = 冒頭の{ $asked }を残す
limit-done = 冒頭の{ $asked }を残し、最後の{ $rest }をカットしました。
limit-already = 長さは{ $length }で、指定の{ $asked }を超えていません。
limit-highlights = { $asked }に縮めませんでした。名場面はクラウドでしか選べず、冒頭にあるとは限りません。
limit-too-short = 動画には少なくとも1フレームの長さが必要です。
limit-nothing-left = その長さでは何も残りません。

## 速度と順番

speed-step = { $factor }倍速で再生
speed-done = { $factor }倍速にしました。
speed-part-step = { $span }を{ $factor }倍速で再生
speed-part-done = { $span }を{ $factor }倍速にしました。
speed-beyond = { $factor }倍速にはできません。{ $least }～{ $most }倍が可能です。
speed-adds-up = 今の速度と合わせると範囲を超えます。{ $least }～{ $most }倍が可能です。
speed-too-many = 1本の動画に異なる速度が多すぎます。
reverse-step = 逆再生
reverse-done = 逆再生にしました。
reverse-part-step = { $span }を逆再生
reverse-part-done = { $span }を逆再生にしました。
boomerang-step = 往復再生
boomerang-done = ブーメランにしました。再生して、逆再生で戻ります。
loop-step = { $count }回続けて再生
loop-done = { $count }回再生のループにしました。
loop-beyond = 続けて再生できるのは{ $least }～{ $most }回です。{ $count }回にはできません。
loop-too-long = { $count }回では長すぎます。最大は1日、または{ $most }個の断片です。
freeze-step = { $moment } の画面を{ $length }静止
freeze-done = { $moment } の画面を{ $length }静止させました（クリップの音声なし）。
freeze-last-step = 最後の画面を{ $length }静止
freeze-last-done = 最後の画面を{ $length }静止させました（クリップの音声なし）。
freeze-too-long = 静止は最長1時間です。
freeze-too-short = 静止には少なくとも1フレームの長さが必要です。
freeze-cut-away = { $moment } はカットされたため、静止させる画面がありません。

## 複数のクリップ

concat-step = クリップを結合
concat-files-step = { $names } を結合
concat-done = { $count }本のクリップを結合しました：{ $names }。
concat-one-clip = クリップは1本だけです。結合するクリップを同じフォルダーに入れ、プロンプトをその隣に置いてください。
concat-no-pictures = { $file }には映像がないため、結合できません。
spoke-of = { $count }個とのことですが、あるのはこれだけです。
left-out = 未使用：{ $names }。
reorder-done = クリップの順番：{ $names }。
reorder-one-clip = クリップは1本だけのため、順番は変わりません。
reorder-no-dates = クリップの日付がわかりません。
clip-number = { $number }番目のクリップ
clip-last = 最後のクリップ
only-one-clip = クリップは1本だけです。その一部は「0:10から0:20」のように時間で指定してください。
each-clip = 各クリップ
of-clip = { $names }：{ $told }
not-of-clip = { $step }は動画全体にしかできません。{ $names }だけには行っていません。
of-whole-step = { $step }（それが動画全体の場合のみ）
reorder-first-step = { $clip }を最初に移動
reorder-last-step = { $clip }を最後に移動
reorder-place-step = { $clip }を{ $number }番目に移動
reorder-name-step = クリップを名前順に並べる
reorder-date-step = クリップを日付順に並べる
reorder-length-step = クリップを短い順に並べる
reorder-reverse-step = クリップを逆順に並べる
slideshow-step = 画像を各{ $each }表示
slideshow-fitting-step = 画像を各{ $each }、または長さに合わせて表示
slideshow-done = { $count ->
    [1] 1枚の画像でスライドショーを作りました（{ $each }）。
   *[other] { $count }枚の画像でスライドショーを作りました（各{ $each }、クロスフェードあり）。
}
slideshow-videos-left-out = 動画は入れていません。
slideshow-beyond = 画像の表示は{ $least }～1時間です。
slideshow-no-pictures = 画像がありません。jpg、png、webp のファイルをフォルダーに入れ、プロンプトをその隣に置いてください。
slideshow-too-many = 画像が{ $count }枚あります。1つのスライドショーは{ $most }枚までです。
slideshow-not-shown = 画像を表示できません。

## トランジションとフェード

crossfade-step = すべてのカットにクロスフェード（各{ $length }）
crossfade-clips-step = クリップの間にクロスフェード（各{ $length }）
crossfade-done = { $count }か所のカットにクロスフェードを付けました（{ $length }）。
transition-step = すべてのカットにトランジション（各{ $length }）：{ $name }
transition-clips-step = クリップの間にトランジション（各{ $length }）：{ $name }
transition-done = { $count }か所のカットにトランジションを付けました（{ $length }）：{ $name }。
transition-shorter = { $count }か所は長さが足りず、トランジションを短くしました（最短{ $length }）。
transition-hard = { $count }か所は長さが足りず、トランジションを付けていません。
transition-too-short = トランジションには少なくとも1フレームの長さが必要です。
transition-share = トランジションの長さは動画に対する割合では決められないので、通常の{ $length }にしました。
transition-no-cut = トランジションを付けるカットがありません。
kind-crossfade = クロスフェード
kind-fade-black = 黒を挟むフェード
kind-fade-white = 白を挟むフェード
kind-wipe-left = 左へのワイプ
kind-wipe-right = 右へのワイプ
kind-wipe-up = 上へのワイプ
kind-wipe-down = 下へのワイプ
kind-slide-left = 左へのスライド
kind-slide-right = 右へのスライド
kind-slide-up = 上へのスライド
kind-slide-down = 下へのスライド
kind-circle-open = 開く円
kind-circle-close = 閉じる円
kind-clock = 時計ワイプ
kind-zoom = ズーム
kind-pixelate = モザイク
kind-blur = ぼかし
fade-in-step = { $length }でフェードイン
fade-in-white-step = { $length }で白からフェードイン
fade-in-done = 冒頭に{ $length }のフェードインを付けました。
fade-in-white-done = 冒頭に{ $length }の白からのフェードインを付けました。
fade-out-step = { $length }でフェードアウト
fade-out-white-step = { $length }で白へフェードアウト
fade-out-done = 最後に{ $length }のフェードアウトを付けました。
fade-out-white-done = 最後に{ $length }の白へのフェードアウトを付けました。
fade-beyond = { $length }のフェードは入らないので、完成動画の半分の{ $most }にしました。

## 画面上の文字と画像

title-step = タイトル{ $text }を{ $at }{ $length }間表示
title-done = タイトル{ $text }を{ $at }{ $length }間入れました。
text-step = テキスト{ $text }を{ $at }{ $length }間表示
text-whole-step = テキスト{ $text }を全体に表示
text-done = テキスト{ $text }を{ $at }{ $length }間入れました。
text-not-seen = テキスト{ $text }は表示されません。
text-no-font = テキスト{ $text }を入れていません。{ $reason }
text-beyond = テキスト{ $text }の開始 { $start } は終わり（{ $end }）より後です。
text-gone = 以前のテキスト{ $text }は新しい終わりより後のため、なくなりました。
no-font = このマシンに「{ $letter }」を表示できるフォントがありません。インストールしてください：apt install { $package }
no-font-sign = このマシンに「{ $letter }」を表示できるフォントがありません。インストールしてください：apt install { $package }
subtitles-step = フォルダーの字幕を表示
subtitles-file-step = { $file }の字幕を表示
subtitles-done = { $clip }に{ $file }の字幕を{ $count }件表示しました。
subtitles-lost = ほかの{ $count }件はカットした部分のものです。
subtitles-none = { $file }に読める字幕がありません（SubRip、WebVTT、ASS）。
subtitles-too-many = { $file }には字幕が{ $count }件あります。最大は{ $most }件です。
subtitles-other-file = { $file }は字幕のファイルではありません。.srt、.vtt、.ass を使ってください。
subtitles-no-font = 字幕{ $file }を入れていません。{ $reason }
subtitles-no-clip = 字幕を付けるクリップがありません。
subtitles-elsewhere = { $file }の字幕は、{ $clip }の残りの部分にはありません。
place-top = 上
place-center = 中央
place-bottom = 下
place-top-left = 左上
place-top-right = 右上
place-bottom-left = 左下
place-bottom-right = 右下
opacity-beyond = 不透明度{ $asked }は指定できません。1～100%が可能です。
logo-step = { $place }にロゴを入れる
logo-done = { $place }にロゴ{ $name }を入れました。
logo-part-done = { $place }にロゴ{ $name }を入れました（{ $span }）。
watermark-step = { $place }に透かしを入れる
watermark-text-step = { $place }に透かし{ $name }を入れる
watermark-done = { $place }に透かし{ $name }を入れました（不透明度{ $opacity }%）。
watermark-part-done = { $place }に透かし{ $name }を入れました（不透明度{ $opacity }%、{ $span }）。
pip-step = 2本目のクリップを{ $place }に小さく表示
pip-clip-step = { $clip }を{ $place }に小さく表示
pip-done = { $name }を別のクリップの{ $place }に重ねました（幅{ $width }%）。
pip-heard = その音声も一緒に流れます。
pip-silent = その音声は使いません。
pip-when = 表示は{ $span }です。
loop-inset-once = 重ねた小さいクリップは繰り返しません。
pip-beyond = 小さい画面の幅を{ $scale }にはできません。{ $least }～{ $most }%が可能です。
two-clips-needed = 重ねる2本のクリップが必要です。同じフォルダーに入れてください。
overlays-too-many = すでに{ $most }個の画像が動画に重なっており、これ以上は入れられません。
no-picture-in = { $name }は音声で、映像がありません。
green-screen-step = グリーンバックを差し替える
green-screen-file-step = グリーンバックを{ $name }に差し替える
green-screen-done = グリーンバックを{ $name }に差し替えました。
blue-screen-step = ブルーバックを差し替える
blue-screen-file-step = ブルーバックを{ $name }に差し替える
blue-screen-done = ブルーバックを{ $name }に差し替えました。

## 音声

no-sound-to-change = 音声がないため、音量を変えられません。
no-sound-to-fade = 音声がないため、フェードできません。
no-sound-to-clean = 音声がないため、ノイズを除去できません。
no-sound-to-even = 音声がないため、音量をそろえられません。
no-music-to-mute = 追加した音楽はありません。動画にもとから入っている音楽は、話し声と分けられません。
mute-music-step = 音楽を消す
mute-music-done = 音楽を消しました。
mute-music-part = 音楽は全体でしか消せません。一部だけを消すことはできません。
no-sound-to-mute = もともと音声がありません。
no-sound-to-write = 書き出せる音声がありません。
no-sound-in = { $name } には音声がありません。
mute-step = 音声を消す
mute-done = 音声を消しました。
mute-part-step = { $span }をミュート
mute-part-done = { $span }をミュートしました。
mute-music-stays = BGM はそのままです。
volume-step = 音量を変える
volume-up-step = 音量を { $decibels } dB 上げる
volume-down-step = 音量を { $decibels } dB 下げる
music-up-step = 音楽を { $decibels } dB 上げる
music-down-step = 音楽を { $decibels } dB 下げる
sound-louder-done = 音量を { $decibels } dB アップ
sound-softer-done = 音量を { $decibels } dB ダウン
music-louder-done = 音楽を { $decibels } dB 上げました。
music-softer-done = 音楽を { $decibels } dB 下げました。
volume-unclear = 音量を書いてください。例：「{ example-louder }」「{ example-volume }」
volume-beyond = 音量は 60 dB 下げるから 30 dB 上げるまでです。
volume-music-part = 音楽の音量は全体でしか変えられません。一部だけを変えることはできません。
bgm-step = BGMを入れる
bgm-file-step = { $file } をBGMにする
bgm-done = BGM：{ $file }。
bgm-below-done = BGM：{ $file }（声より { $decibels } dB 小さく）。
bgm-above-done = BGM：{ $file }（声より { $decibels } dB 大きく）。
bgm-beyond = 音楽の音量は声の100分の1～2倍です。
bgm-no-file = 音楽のファイルがありません。音楽（MP3、WAV、M4A、AAC）とクリップを同じフォルダーに入れ、プロンプトにフォルダーの名前を付けてください。クラウドなら音楽を自動で選べます。
bgm-no-file-style = { $style }の音楽のファイルがありません。音楽（MP3、WAV、M4A、AAC）とクリップを同じフォルダーに入れ、プロンプトにフォルダーの名前を付けてください。クラウドなら音楽を自動で選べます。
replace-audio-step = 音声を差し替える
replace-audio-file-step = 音声を { $file } に差し替える
replace-audio-done = 音声を { $file } に差し替えました。
replace-audio-shorter = 残りは無音です。
normalize-step = 音量をそろえる（-16 LUFS）
normalize-done = 音量をそろえました（-16 LUFS）。
denoise-audio-step = 音声のノイズを除去
denoise-audio-done = 音声のノイズを除去しました。
fade-sound-in-step = 音声をフェードイン
fade-sound-out-step = 音声をフェードアウト
fade-sound-both-step = 音声をフェードイン・フェードアウト
fade-sound-in-done = 音声を{ $length }でフェードインさせました。
fade-sound-out-done = 音声を{ $length }でフェードアウトさせました。
fade-sound-both-done = 音声を各{ $length }でフェードイン・フェードアウトさせました。

## 画面の形

no-picture = 変更できる映像がありません。
crop-step = 画面を切り抜く
crop-size-step = { $width }×{ $height } に切り抜く
crop-done = { $width }×{ $height } に切り抜きました（左から { $x } px、上から { $y } px）。
crop-unclear = 画面のどこを残すか書いてください。例：「{ example-crop-part }」
crop-beyond = その範囲は画面（{ $width }×{ $height }）からはみ出します。
bars-step = 黒い帯を切り取る
bars-done = 黒い帯を切り取りました（{ $sides }）。残りは { $width }×{ $height } です。
bars-top = 上 { $pixels } px
bars-bottom = 下 { $pixels } px
bars-left = 左 { $pixels } px
bars-right = 右 { $pixels } px
bars-none = 切り取る黒い帯はありません。
bars-dark = 画面全体が黒いため、黒い帯を見分けられません。
shape-step = 画面比率を変える
shape-fitted-step = 画面を { $ratio } にする（余白はぼかした背景）
shape-how-step = 画面を { $ratio } にする（{ $how }）
shape-done = 画面を { $ratio } にしました（{ $how }）。
shape-already = 画面はすでに { $ratio } です。
shape-unclear = 画面比率を 1:4～4:1 の間で書いてください。例：「{ example-ratio }」「{ example-vertical }」
how-crop = 端を切って全面に表示
how-pad = 黒い余白
how-blur = ぼかした余白
how-stretch = 引き伸ばし
how-usual = 全体を表示、余白はぼかした背景
resize-step = サイズを変える
resize-both-step = { $width }×{ $height } にする
resize-width-step = 幅を { $width } px にする
resize-height-step = 高さを { $height } px にする
resize-done = { $width }×{ $height } にしました。
resize-how-done = { $width }×{ $height } にしました（{ $how }）。
resize-unclear = サイズを書いてください。例：「{ example-resize }」
resize-beyond = { $width }×{ $height } にはできません。64×64～7680×4320 が可能です。
resolution-step = { $height }p にする
resolution-done = { $height }p にしました。
resolution-beyond = { $height }p にはできません。{ $least }p～{ $most }p が可能です。
rotate-step = 時計回りに{ $degrees }°回転
rotate-done = 時計回りに{ $degrees }°回転しました。
rotate-other = 向きが違う場合は「{ example-rotate-back }」や「{ example-rotate-over }」と書いてください。
rotate-whole = 1回転では何も変わりません。
rotate-beyond = { $degrees }°の回転はできません。90、180、270度が可能です。
mirror-step = 左右反転
mirror-done = 左右反転しました。
upend-step = 上下反転
upend-done = 上下反転しました。
stabilize-step = 手ぶれ補正{ $how }
stabilize-done = 手ぶれを補正しました{ $how }。端が少し切れます。
stabilize-stills = 静止画に手ぶれはありません。

## 画面の見た目

done-whole = { $what }しました。
done-part = { $what }しました（{ $span }）。
step-part = { $what }（{ $span }）
step-last = { $what }（最後の{ $length }）
strength-light = （弱め）
strength-medium = {""}
strength-strong = （強め）
looks-too-many = 1本の動画に付けられる効果の数を超えます。減らしてください。
look-gone = 以前の効果か画像は新しい終わりより後のため、なくなりました。
brightness = 明るさ
contrast = コントラスト
saturation = 彩度
adjust-step = { $name }を元の{ $percent }%に調整
adjust-done = { $name }を元の{ $percent }%に調整
adjust-beyond = { $name }を{ $percent }%にはできません。{ $least }～{ $most }%が可能です。
grayscale-step = 白黒に変換
grayscale-done = 白黒に変換
sharpen-step = 映像{ $how }をシャープ化
sharpen-done = 映像{ $how }をシャープ化
denoise-video-step = 映像のノイズ{ $how }を除去
denoise-video-done = 映像のノイズ{ $how }を除去
blur-step = 映像{ $how }をぼかし加工
blur-done = 映像{ $how }をぼかし加工
blur-bars-step = 画面の余白をぼかす
blur-bars-done = 画面の余白をぼかしました。
blur-no-bars = ここでぼかせるのは画面の余白だけで、今は余白がありません。人物の後ろの背景をぼかすにはクラウドが必要です。
color-step = 色を調整（{ $names }）
color-done = 色を調整（{ $names }）
filter-step = { $name }風の効果を追加
filter-done = { $name }風の効果を追加
lut-step = .cube ファイルの色を適用
lut-file-step = { $file }の色を適用
lut-done = { $file }の色を適用
lut-own-done = .cube ファイルがないため、内蔵の{ $name }風の効果を適用
lut-none = LUTがありません。.cube ファイルをクリップと同じフォルダーに入れてください。
lut-no-such = LUT{ $file }がありません。.cube ファイルをクリップと同じフォルダーに入れてください。
lut-size = { $file }は使えません。LUTの段数は{ $least }～{ $most }です。
lut-one-dimension = { $file }は1DのLUTです。3DのLUTとして書き出してください。
lut-line = { $file }は正しいLUTではありません。次の行は色ではありません：{ $line }。
lut-damaged = { $file }は不完全です。3Dの .cube ファイルとして書き出し直してください。
style-natural = ナチュラル
style-warm = 暖色
style-cool = 寒色
style-cinematic = シネマ
style-moody = ムーディー
style-teal-orange = ティール＆オレンジ
style-gritty = ざらつき
style-sepia = セピア
style-vintage = ビンテージ
style-film = フィルム
style-vhs = VHS
style-neon = ネオン
style-grain = 粒子
style-cyberpunk = サイバーパンク
style-glitch = グリッチ
style-noir = ノワール
zoom-in-step = ゆっくりズームイン
zoom-out-step = ゆっくりズームアウト
zoom-in-at-step = { $moment } でズームイン
zoom-out-at-step = { $moment } でズームアウト
zoom-in-done = { $times }倍までゆっくりズームインさせました。
zoom-out-done = { $times }倍からゆっくりズームアウトさせました。
zoom-in-at-done = { $moment } で{ $times }倍にズームインし、{ $end } までに戻します。
zoom-out-at-done = { $moment } で{ $times }倍からズームアウトさせました。
zoom-beyond = { $times }倍にはズームできません。{ $least }～{ $most }倍が可能です。

## ファイル

export-step = 結果を書き出す
format-step = { $format } ファイルにする
format-done = { $format } ファイルにしました。
format-other = { $asked } ファイルは作れません。どこでも再生できる MP4 のほか、WebM、MOV、MKV が使えます。
format-other-step = 別の形式のファイルにする
one-file-gif = 1つのプロンプトで作れるファイルは1つです。GIF には別のプロンプトが必要です。
one-file-picture = 1つのプロンプトで作れるファイルは1つです。画像には別のプロンプトが必要です。
one-file-sound = 1つのプロンプトで作れるファイルは1つです。音声ファイルには別のプロンプトが必要です。
extract-audio-step = 音声だけを { $format } ファイルにする
extract-audio-done = 音声だけの { $format } ファイルにしました。
extract-audio-other = 音声ファイルの形式は MP3、M4A、WAV、FLAC、OGG です。
extract-audio-beyond = 音声ファイルのビットレートは { $least }～{ $most } kbps です。
codec-step = { $names } でエンコード
codec-done = { $names } でエンコードしました。
codec-other = { $names } は使えません。映像は H.264、H.265、VP9、AV1、ProRes、音声は AAC、Opus、MP3、FLAC です。
codec-other-file = { $format } ファイルに { $names } は使えません。{ $format } を書かずに { $names } を指定してください。
rate-step = 毎秒{ $rate }フレームにする
rate-unclear-step = フレームレートを変える
rate-done = 毎秒{ $rate }フレームにしました。
rate-repeated-done = 毎秒{ $rate }フレームにしました。一部は繰り返しのため、動きは元より滑らかになりません。
rate-unclear = フレームレートを書いてください。例：「{ example-rate }」
rate-beyond = 毎秒{ $rate }フレームにはできません。1～120が可能です。
compress-step = 圧縮
compress-done = 圧縮しました。画質は普段より少し下がり、より丁寧にエンコードしました。
compress-share-done = 元の{ $percent }%に圧縮しました。
compress-share-beyond = { $percent }%のサイズにはできません。5～95%が可能です。
crf-done = CRF { $crf } でエンコードしました。
crf-beyond = CRF { $crf } は使えません。0～{ $most }が可能です。
bitrate-done = 映像のビットレートは { $bitrate } です。
bitrate-beyond = 映像のビットレートは 30k～200M です。
size-step = { $size } より小さくする
size-done = { $size } より小さくしました。
size-smaller-picture = そのため、画面を { $now }p から { $side }p に下げました。
size-beyond = { $size } より小さくすると、見られない画質になります。最小は約 { $least } です。短い部分ならもっと小さくできます。
size-of-picture = 画像のサイズは指定できません。サイズの指定を外してください。
size-of-codec = { $name } はサイズを指定できません。H.264、H.265、VP9 を使ってください。
size-of-sound = { $name } ファイルはサイズを指定できません。MP3 か M4A を使ってください。
gif-step = GIFにする
gif-done = 音声なしのGIFにしました。
gif-first = 冒頭の{ $length }だけです。別の部分にするには時間を書いてください。
gif-rate-beyond = GIFは毎秒1～50フレームです。
gif-plays-beyond = GIFの再生は1000回まで、または無限です。
thumbnail-step = よい画面を1枚保存
thumbnail-at-step = { $moment } の画面を保存
thumbnail-done = 最初の3分の1から選んだ画面を JPG ファイルにしました。別の画面にするには時間を書いてください。
thumbnail-at-done = { $moment } の画面を JPG ファイルにしました。
thumbnail-beyond = { $moment } より前の { $end } で終わるので、最後の画面を JPG ファイルにしました。
thumbnail-cut-away = { $moment } の画面は切り取られたので、いちばん近い画面を JPG ファイルにしました。

## クラウドがしたこと

clause-mark = ；
and-more = ほか{ $count }件
changes = { $changes }。
edit-made = 編集しました。
export-follows = 書き出しは自動で行われます。
length-changed = 長さを{ $was }から{ $is }に変更
timing-changed = タイミングを少し変更
timeline-empty = タイムラインは空です。
timeline-holds = タイムライン：{ $items }。
timeline-untold = クラウドのタイムラインは言葉で説明できません。
project-holds = プロジェクトの中身：{ $names }。
texts-changed = テキストを{ $was }件から{ $is }件に変更
text-there = テキスト{ $words }（{ $span }）
text-added = タイトル{ $words }を追加（{ $span }）
text-removed = タイトル{ $words }を削除
text-changed = タイトル{ $old }を{ $new }に変更
text-moved = タイトル{ $words }を{ $was }から{ $is }に移動
tracks-changed = トラックを{ $was }本から{ $is }本に変更
track-video = 動画
track-audio = 音声
track-other = トラック
track-named = { $kind }{ $name }
track-there = { $track }（{ $details }）
track-details = { $span }、音量{ $volume }%
track-added = { $kind }を追加（{ $details }）
track-named-added = { $kind }{ $name }を追加（{ $details }）
track-removed = { $track }を削除
track-changed = { $track }を{ $name }に変更
track-shortened = { $track }を{ $was }から{ $is }に短縮
track-lengthened = { $track }を{ $was }から{ $is }に延長
track-pieces = { $track }を{ $was }個から{ $is }個の断片に変更
track-volume = { $track }の音量を{ $was }%から{ $is }%に変更
track-cut = { $track }のカット位置を変更
credits = 利用できるクレジットは { $available }、処理中の確保分は { $frozen }、合計 { $total } です。
credits-unknown = クレジットの残りを確認できません：{ $error }。
credits-not-needed = このマシンではクレジットは不要です。
upload-nothing = すべてアップロード済みです。
upload-sent = アップロードしました：{ $names }。
upload-unfinished = まだ完全でないため、アップロードしていません：{ $names }。

## 失敗したこと

render-too-long = 結果が { $hours } 時間になります。24時間までしか作れません
render-too-short = 何も残りません。もっと長く残してください
render-refused = 動画にできないものが含まれています。詳しくはログにあります
render-clip = { $clip }は使えません。理由はログにあります
render-changed = { $clip }は受け取ったあとに変更されたか、なくなりました
render-no-program = { $program } がインストールされていません。入手方法は `dropcut doctor` でわかります
render-slow = { $program } が{ $length }たっても終わらず、止められました。`engine.time_limit` を大きくできます
render-program = { $program } では作れませんでした。理由はログにあります
render-full = ディスクに空きがありません。空きを作ってください
render-file = { $file }を読み書きできません。理由はログにあります
render-unread = クリップか結果を読めません。理由はログにあります
render-lacks = このマシンの ffmpeg は { $name } を書き出せません。完全版をインストールしてください
render-not-smart = 残す部分すべてをそのままコピーすることはできません（理由はログにあります）。`engine.render` を `auto` にするとエンコードされます
render-wrong = できた動画に問題があるため、渡しません。理由はログにあります
render-cancelled = キャンセルされました
clip-undecoded = { $clip }をデコードできません。理由はログにあります
edit-failed = 編集に失敗しました：{ $reason }
nothing-edited = 何も編集していません。{ $answer }
nothing-edited-quoted = 何も編集していません。返答：{ $answer }
nothing-edited-silent = 何も編集されず、何の説明もありませんでした
export-failed = 書き出しに失敗しました：{ $reason }
export-empty = タイムラインに書き出すものがありません
export-unexplained = 理由は示されませんでした
export-forgotten = 作成していた側で失われました
export-overdue = 2時間たっても終わりませんでした

## レポート

report-edited = { $result }：{ $clip } を編集
report-questions = { $clip }：ご質問への回答（{ $place }）
report-failed = { $clip } は編集されませんでした（{ $time }）
report-failed-later = { $clip } はこれ以上編集されませんでした（{ $time }）
report-asked = ご依頼：
report-done = 行った編集：
report-answer = 回答：
report-result = 仕上がり：{ $facts }
report-of-clip = { $facts }（元の動画：{ $clip }）
report-of-files = { $facts }（{ $count } 個のファイル、{ $size }から）
report-tracks = 元の動画には音声トラックが { $count } 本あります。仕上がりには、プレーヤーが最初に選ぶ 1 本だけが入っています。
report-channels = 元の音声は { $count } チャンネルです。仕上がりはステレオです。
report-subtitles = 元の動画に含まれる字幕は、仕上がりには入っていません。
report-interlaced = { $names } はインターレース（1 画面が半分ずつの 2 枚）でした。動きに横縞が出ないよう、1 枚の画面に直しました。
report-bright = { $names } の色は HDR 画面用です。仕上がりは、どの画面でも見られる SDR です。
report-chapters = 元の動画の { $count } 個のチャプターは、仕上がりには入っていません。
report-link = ブラウザでプロジェクトを開くには（リンクを知っている人は誰でも開けます。7 日間有効です）：
report-no-video = このレポートに動画は付きません。動画を求めるメッセージがなかったためです。
report-happened = 起きたこと：
report-made = それまでの結果は送信フォルダーにあります：
report-remedy = 対処方法：
report-advice = 上の内容を直すか、指示を書き直してから、動画と指示ファイルを受信フォルダーに戻してください。
report-again = そのままもう一度試すには：{ $command }
place-here = このマシンで
place-cloud = NemoVideo クラウドで
place-backend = { $host } のサーバーで
