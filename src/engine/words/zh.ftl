## 写法

decimal-mark = .
quoted = “{ $text }”
list-mark = 、
sentence-gap = {""}
seconds = { $seconds } 秒
minutes = { $minutes } 分钟
minutes-seconds = { $minutes } 分 { $seconds } 秒
megabytes = { $number } MB
span = { $start } 到 { $end }
span-to-end = { $start } 到结尾
span-last = 最后 { $length }
at-start = 在开头
at-end = 在结尾
at-moment = 在 { $moment } 处

## 可以这样写的提示

example-whole = 剪掉停顿，加转场，导出为 MP4
example-pauses = 剪掉停顿
example-brighter = 画面调亮，提高对比度
example-even = 统一音量
example-fill = 填满画面
example-ratio = 改成 9:16
example-vertical = 改成竖屏
example-crop-part = 从 100,50 裁剪为 1280x720
example-crop-ratio = 裁剪为 9:16
example-resize = 尺寸改为 1280x720
example-rate = 改为 30 帧
example-rotate-back = 旋转 270 度
example-rotate-over = 旋转 180 度
example-louder = 音量调大
example-volume = 音量降低一半

## 整个回答

ready = 可以导出了。
nothing-to-do = 没有要做的事。可以试试“{ example-whole }”。
nothing-here = 没有本机能完成的步骤。
not-here = 本机做不了，要用云端：{ $names }。
not-understood = 没看懂，未处理：{ $fragments }。
vague = 这句话可以有多种理解，所以没有改动。请说得具体些，例如：“{ example-pauses }”、“{ example-brighter }”、“{ example-even }”。
vague-that = 这句话
vague-improved = { $wishes }可以有多种理解，所以只做小幅调整。
rules-instead = { $trouble ->
        [unreachable] 连不上规划服务器
        [slow] 规划服务器超时了
        [broken] 规划服务器的回答中断了
        [refused] 规划服务器拒绝了请求
        [large] 规划服务器的回答太长
        [long] 这段话太长，没有交给规划服务器
       *[unfit] 规划服务器的回答不符合要求
    }，已改用内置规则。
contradiction = { $dropped }和{ $taken }不能同时满足：以后面写的{ $taken }为准。
meant = { $written }按{ $meant }理解。
swapped = { $written }的结束时间早于开始时间：已按相反的顺序理解。
left-fragments = ……另有 { $count } 处内容
left-steps = ……另有 { $count } 个步骤
left-characters = ……另有结尾的 { $count } 个字符

## 本机做不了的

wish-split = 分割视频
wish-remove-filler = 去掉语气词
wish-highlight = 挑选精彩片段
wish-captions = 字幕
wish-translate = 翻译
wish-voiceover = 配音
wish-background-remove = 没有绿幕的抠像
wish-scene-detect = 识别场景
wish-generate-video = 用文字生成视频
wish-shorter = 没有写明时长的缩短
wish-concat = 拼接这些视频
wish-reorder = 这样的片段顺序
wish-slow-motion = 没有写明时间的慢动作
wish-reverse = 没有写明时间的倒放
wish-loop = 这种循环
wish-freeze = 这种定格
wish-subtitles = 这种字幕
wish-watermark = 这种水印
wish-logo = 这种标志
wish-pip = 这种画中画
wish-extract-audio = 这种音质的音频文件
wish-shape = 这种画面比例
wish-size = 这种画面尺寸
wish-color-match = 匹配颜色
wish-color = 这种调色
wish-filter = 这种滤镜
wish-blur = 需要先识别内容的模糊
wish-zoom = 这种缩放
wish-green-screen = 这种抠像
wish-compress = 这种压缩
wish-slideshow = 这种幻灯片
wish-title-words = 没有用引号写明内容的标题
wish-text-words = 没有用引号写明内容的文字
wish-title = 这种样式的标题
wish-text = 这种样式的文字
wish-speed = 没有写明倍速或时间的变速
wish-transition = 这种转场
wish-fade = 这种淡入淡出
wish-mute = 没有写明时间的静音
wish-pauses = 只剪其中一处停顿
wish-cut = 没有写明时间的剪切
wish-resolution = 这种分辨率
wish-export = 这种导出
wish-other = 步骤“{ $name }”

## 时间线

no-clip = 没有可以剪辑的视频。
timeline-damaged = 时间线是空的或已损坏。
beyond-end = { $moment } 超出了结尾（结尾在 { $end }）。
no-range = { $start } 到 { $end } 的顺序不对：结束时间要晚于开始时间。
cutting-all = 剪掉 { $span } 就什么都不剩了。
keeping-none = 只保留 { $span } 就什么都不剩了。
nothing-left-of = { $span } 已被剪掉，无法再修改。
these-not-joined = 这些内容无法拼接。

## 文件夹里的文件

no-music-file = 没有可用的音乐文件：请把它和视频放进同一个文件夹。
no-subtitle-file = 没有可用的字幕文件：请把它和视频放进同一个文件夹。
no-logo-file = 没有可用的标志图片：请把它和视频放进同一个文件夹。
no-watermark-file = 没有可用的水印图片：请把它和视频放进同一个文件夹。
no-background-file = 没有可用的背景图片：请把它和视频放进同一个文件夹。
no-such-file = 这个任务里没有{ $file }：请把它和视频放进同一个文件夹。
file-unread = 无法读取{ $file }。
file-too-large = { $file }超过 { $most } MB，太大了。
not-in-video = 成片里没有{ $name }的内容。
no-clip-number = 没有第 { $number } 段：共 { $count } 段。

## 剪切

trim-pauses-step = 剪掉停顿
trim-pauses-step-least = 剪掉 { $least }以上的停顿
trim-pauses-done = 剪掉了 { $count } 处停顿，共 { $total }。
trim-pauses-none = 没有找到 { $least }以上的停顿。
trim-pauses-no-sound = 没有停顿可剪：视频没有声音。
trim-pauses-all-silent = 整段视频都没有声音，剪掉停顿就什么都不剩了。
keep-step = 保留 { $span }
keep-done = 保留了 { $span }。
keep-last-step = 保留最后 { $length }
keep-last-done = 保留了最后 { $length }。
remove-step = 剪掉 { $span }
remove-done = 剪掉了 { $span }。
remove-clip-done = 已从视频中去掉。
trim-start-step = 剪掉开头 { $length }
trim-start-done = 剪掉了开头 { $length }。
trim-end-step = 剪掉结尾 { $length }
trim-end-done = 剪掉了结尾 { $length }。
limit-step = 保留开头的 { $asked }
limit-done = 保留了开头的 { $asked }，结尾剪掉 { $rest }。
limit-already = 视频只有 { $length }，没有超过要求的 { $asked }。
limit-highlights = 没有剪到 { $asked }：只有云端能挑选精彩片段，而精彩片段不一定在开头。
limit-too-short = 视频至少要有一帧的长度。
limit-nothing-left = 剪到这个长度就什么都不剩了。

## 速度和顺序

speed-step = 以 { $factor } 倍速播放
speed-done = 速度调为 { $factor } 倍。
speed-part-step = 以 { $factor } 倍速播放 { $span }
speed-part-done = { $span } 的速度调为 { $factor } 倍。
speed-beyond = 无法以 { $factor } 倍速播放：可用 { $least } 到 { $most } 倍。
speed-adds-up = 加上之前的变速，速度太快或太慢：可用 { $least } 到 { $most } 倍。
speed-too-many = 一个视频里的不同速度太多。
reverse-step = 倒放
reverse-done = 已倒放。
reverse-part-step = 倒放 { $span }
reverse-part-done = 已倒放 { $span }。
boomerang-step = 先正放再倒放
boomerang-done = 已做成回旋效果：先正放再倒放。
loop-step = 连续播放 { $count } 遍
loop-done = 已循环：共播放 { $count } 遍。
loop-beyond = 可以连续播放 { $least } 到 { $most } 遍，不能播放 { $count } 遍。
loop-too-long = 播放 { $count } 遍太长：最长一天，最多 { $most } 个片段。
freeze-step = { $moment } 的画面定格 { $length }
freeze-done = { $moment } 的画面定格 { $length }，期间没有原声。
freeze-last-step = 最后一帧定格 { $length }
freeze-last-done = 最后一帧定格 { $length }，期间没有原声。
freeze-too-long = 定格最长一小时。
freeze-too-short = 定格至少要一帧的长度。
freeze-cut-away = { $moment } 已被剪掉，无法定格。

## 多个视频

concat-step = 拼接视频
concat-files-step = 拼接 { $names }
concat-done = 拼接了 { $count } 段视频：{ $names }。
concat-one-clip = 只有一段视频：请把要拼接的视频放进同一个文件夹，写要求的文本文件放在文件夹旁边。
concat-no-pictures = { $file }没有画面，无法拼接。
spoke-of = 你提到了 { $count } 个，这里只有这些。
left-out = 未使用：{ $names }。
reorder-done = 片段顺序调整为：{ $names }。
reorder-one-clip = 只有一段视频，没有顺序可调。
reorder-no-dates = 不知道这些视频的日期。
clip-number = 第 { $number } 段
clip-last = 最后一段
only-one-clip = 只有一段视频。其中的部分请用时间来说，例如“0:10到0:20”。
each-clip = 每一段
of-clip = { $names }：{ $told }
not-of-clip = { $step }只能用于整个视频，没有单独用于{ $names }。
of-whole-step = { $step }（仅当它就是整个视频时）
reorder-first-step = 把{ $clip }放到最前
reorder-last-step = 把{ $clip }放到最后
reorder-place-step = 把{ $clip }放到第 { $number } 位
reorder-name-step = 按名称排列片段
reorder-date-step = 按日期排列片段
reorder-length-step = 片段由短到长排列
reorder-reverse-step = 片段倒序排列
slideshow-step = 依次显示图片，每张 { $each }
slideshow-fitting-step = 依次显示图片，每张 { $each }，或按总时长平均分配
slideshow-done = { $count ->
    [1] 用 1 张图片做了幻灯片，时长 { $each }。
   *[other] 用 { $count } 张图片做了幻灯片，每张 { $each }，柔和过渡。
}
slideshow-videos-left-out = 没有放入视频。
slideshow-beyond = 每张图片可显示 { $least } 到一小时。
slideshow-no-pictures = 没有图片：请把 jpg、png 或 webp 图片放进一个文件夹，写要求的文本文件放在文件夹旁边。
slideshow-too-many = 共有 { $count } 张图片，一个幻灯片最多 { $most } 张。
slideshow-not-shown = 图片无法显示。

## 转场和淡入淡出

crossfade-step = 每处剪接加 { $length }的交叉淡化
crossfade-clips-step = 每两段视频之间加 { $length }的交叉淡化
crossfade-done = 在 { $count } 处剪接加了 { $length }的交叉淡化。
transition-step = 每处剪接加 { $length }的{ $name }
transition-clips-step = 每两段视频之间加 { $length }的{ $name }
transition-done = 在 { $count } 处剪接加了 { $length }的{ $name }。
transition-shorter = { $count } 处长度不够，转场缩短了，最短 { $length }。
transition-hard = { $count } 处长度不够，没有加转场。
transition-too-short = 转场至少需要一帧的长度。
transition-share = 转场时长不能按视频的比例来定，所以用了默认的{ $length }。
transition-no-cut = 没有剪接点，无处加转场。
kind-crossfade = 交叉淡化
kind-fade-black = 黑场过渡
kind-fade-white = 白场过渡
kind-wipe-left = 向左擦除
kind-wipe-right = 向右擦除
kind-wipe-up = 向上擦除
kind-wipe-down = 向下擦除
kind-slide-left = 向左滑动
kind-slide-right = 向右滑动
kind-slide-up = 向上滑动
kind-slide-down = 向下滑动
kind-circle-open = 圆形展开
kind-circle-close = 圆形收缩
kind-clock = 时钟擦除
kind-zoom = 缩放转场
kind-pixelate = 像素化
kind-blur = 模糊转场
fade-in-step = 开头淡入 { $length }
fade-in-white-step = 开头白场淡入 { $length }
fade-in-done = 开头加了 { $length }的淡入。
fade-in-white-done = 开头加了 { $length }的白场淡入。
fade-out-step = 结尾淡出 { $length }
fade-out-white-step = 结尾白场淡出 { $length }
fade-out-done = 结尾加了 { $length }的淡出。
fade-out-white-done = 结尾加了 { $length }的白场淡出。
fade-beyond = { $length }的淡入淡出放不下，改为成片的一半，即 { $most }。

## 画面上的文字和图片

title-step = { $at }加标题{ $text }，持续 { $length }
title-done = { $at }加了标题{ $text }，持续 { $length }。
text-step = { $at }加文字{ $text }，持续 { $length }
text-whole-step = 全程加文字{ $text }
text-done = { $at }加了文字{ $text }，持续 { $length }。
text-not-seen = 文字{ $text }不会显示。
text-no-font = 文字{ $text }没有加上。{ $reason }
text-beyond = 文字{ $text }要从 { $start } 开始，超出了结尾（结尾在 { $end }）。
text-gone = 之前的文字{ $text }超出了新的结尾，已去掉。
no-font = 本机没有字体能显示“{ $letter }”；请安装：apt install { $package }。
no-font-sign = 本机没有字体能显示“{ $letter }”；请安装：apt install { $package }。
subtitles-step = 显示文件夹里的字幕
subtitles-file-step = 显示{ $file }的字幕
subtitles-done = 在{ $clip }上显示了{ $file }的 { $count } 条字幕。
subtitles-lost = 另有 { $count } 条在被剪掉的部分里。
subtitles-none = { $file }里没有能读取的字幕（支持 SRT、WebVTT、ASS）。
subtitles-too-many = { $file }有 { $count } 条字幕，最多 { $most } 条。
subtitles-other-file = { $file }不是字幕文件：请用 .srt、.vtt 或 .ass。
subtitles-no-font = 字幕{ $file }没有加上。{ $reason }
subtitles-no-clip = 没有可加字幕的视频。
subtitles-elsewhere = { $file }里的字幕都不在{ $clip }剩下的部分里。
place-top = 上方
place-center = 中间
place-bottom = 下方
place-top-left = 左上角
place-top-right = 右上角
place-bottom-left = 左下角
place-bottom-right = 右下角
opacity-beyond = 不透明度不能是 { $asked }：可用 1% 到 100%。
logo-step = 在{ $place }加标志
logo-done = 在{ $place }加了标志{ $name }。
logo-part-done = 在{ $place }加了标志{ $name }，{ $span }。
watermark-step = 在{ $place }加水印
watermark-text-step = 在{ $place }加水印{ $name }
watermark-done = 在{ $place }加了水印{ $name }，不透明度 { $opacity }%。
watermark-part-done = 在{ $place }加了水印{ $name }，不透明度 { $opacity }%，{ $span }。
pip-step = 把第二个视频缩小放在{ $place }
pip-clip-step = 把{ $clip }缩小放在{ $place }
pip-done = 把{ $name }放在画面{ $place }，宽度为画面的 { $width }%。
pip-heard = 它的声音会一起播放。
pip-silent = 不使用它的声音。
pip-when = 显示时间：{ $span }。
loop-inset-once = 叠在上面的小画面不会重播。
pip-beyond = 小画面的宽度不能是 { $scale }：可用 { $least }% 到 { $most }%。
two-clips-needed = 这需要两个视频，一个叠在另一个上面：请把它们放进同一个文件夹。
overlays-too-many = 视频上已经叠加了 { $most } 个画面，不能再加。
no-picture-in = { $name }是音频，没有画面。
green-screen-step = 替换绿幕
green-screen-file-step = 把绿幕换成{ $name }
green-screen-done = 把绿幕换成了{ $name }。
blue-screen-step = 替换蓝幕
blue-screen-file-step = 把蓝幕换成{ $name }
blue-screen-done = 把蓝幕换成了{ $name }。

## 声音

no-sound-to-change = 没有声音，无法调整音量。
no-sound-to-fade = 没有声音，无法淡入淡出。
no-sound-to-clean = 没有声音，无需降噪。
no-sound-to-even = 没有声音，无需统一音量。
no-music-to-mute = 这里没有另外加过音乐；视频里原有的音乐无法和人声分开。
mute-music-step = 去掉音乐
mute-music-done = 去掉了音乐。
mute-music-part = 音乐只能整段去掉，不能只去掉其中一部分。
no-sound-to-mute = 本来就没有声音，无需静音。
no-sound-to-write = 没有声音可以导出。
no-sound-in = { $name } 没有声音。
mute-step = 去掉声音
mute-done = 去掉了声音。
mute-part-step = 静音 { $span }
mute-part-done = { $span } 已静音。
mute-music-stays = 背景音乐保留。
volume-step = 调整音量
volume-up-step = 音量提高 { $decibels } dB
volume-down-step = 音量降低 { $decibels } dB
music-up-step = 音乐提高 { $decibels } dB
music-down-step = 音乐降低 { $decibels } dB
sound-louder-done = 音量提高了 { $decibels } dB
sound-softer-done = 音量降低了 { $decibels } dB
music-louder-done = 音乐提高了 { $decibels } dB。
music-softer-done = 音乐降低了 { $decibels } dB。
volume-unclear = 请写明音量：“{ example-louder }”或“{ example-volume }”。
volume-beyond = 音量可调范围：降低 60 dB 到提高 30 dB。
volume-music-part = 音乐的音量只能整段调整，不能只调其中一部分。
bgm-step = 加背景音乐
bgm-file-step = 加背景音乐 { $file }
bgm-done = 加了背景音乐 { $file }。
bgm-below-done = 加了背景音乐 { $file }，比人声低 { $decibels } dB。
bgm-above-done = 加了背景音乐 { $file }，比人声高 { $decibels } dB。
bgm-beyond = 音乐的音量可为人声的百分之一到两倍。
bgm-no-file = 没有音乐文件：请把音乐（MP3、WAV、M4A 或 AAC）和视频放进同一个文件夹，写要求的文本文件用这个文件夹的名字。云端可以自动选音乐。
bgm-no-file-style = 没有{ $style }风格的音乐文件：请把音乐（MP3、WAV、M4A 或 AAC）和视频放进同一个文件夹，写要求的文本文件用这个文件夹的名字。云端可以自动选音乐。
replace-audio-step = 替换声音
replace-audio-file-step = 声音换成 { $file }
replace-audio-done = 声音换成了 { $file }。
replace-audio-shorter = 后面的部分没有声音。
normalize-step = 统一响度（-16 LUFS）
normalize-done = 统一了响度（-16 LUFS）。
denoise-audio-step = 声音降噪
denoise-audio-done = 做了声音降噪。
fade-sound-in-step = 声音淡入
fade-sound-out-step = 声音淡出
fade-sound-both-step = 声音淡入淡出
fade-sound-in-done = 声音淡入 { $length }。
fade-sound-out-done = 声音淡出 { $length }。
fade-sound-both-done = 声音淡入淡出各 { $length }。

## 画面的形状

no-picture = 没有可以修改的画面。
crop-step = 裁剪画面
crop-size-step = 裁剪为 { $width }×{ $height }
crop-done = 裁剪画面：从左 { $x }、上 { $y } 像素处起保留 { $width }×{ $height }。
crop-unclear = 请写明保留画面的哪一部分：“{ example-crop-part }”，或写比例：“{ example-crop-ratio }”。
crop-beyond = 这个区域超出了画面（{ $width }×{ $height }）。
bars-step = 裁掉黑边
bars-done = 裁掉了黑边（{ $sides }），剩下 { $width }×{ $height }。
bars-top = 上边 { $pixels } 像素
bars-bottom = 下边 { $pixels } 像素
bars-left = 左边 { $pixels } 像素
bars-right = 右边 { $pixels } 像素
bars-none = 没有可以裁掉的黑边。
bars-dark = 整个画面都是黑的，分不出黑边。
shape-step = 更改画面比例
shape-fitted-step = 画面改为 { $ratio }，空出的地方用模糊背景填充
shape-how-step = 画面改为 { $ratio }，{ $how }
shape-done = 画面改为 { $ratio }，{ $how }。
shape-already = 画面已经是 { $ratio }。
shape-unclear = 请写明画面比例（1:4 到 4:1 之间）：“{ example-ratio }”、“{ example-vertical }”。
how-crop = 裁掉多余的边填满画面
how-pad = 加黑边
how-blur = 加模糊背景
how-stretch = 拉伸画面
how-usual = 保留完整画面，空出的地方用模糊背景填充；想让画面填满请写“{ example-fill }”
resize-step = 调整尺寸
resize-both-step = 尺寸调为 { $width }×{ $height }
resize-width-step = 宽度调为 { $width } 像素
resize-height-step = 高度调为 { $height } 像素
resize-done = 尺寸调为 { $width }×{ $height }。
resize-how-done = 尺寸调为 { $width }×{ $height }，{ $how }。
resize-unclear = 请写明尺寸，例如“{ example-resize }”。
resize-beyond = 无法调整为 { $width }×{ $height }：可用 64×64 到 7680×4320。
resolution-step = 分辨率设为 { $height }p
resolution-done = 分辨率设为 { $height }p。
resolution-beyond = 分辨率不能是 { $height }p：可用 { $least }p 到 { $most }p。
rotate-step = 顺时针旋转 { $degrees }°
rotate-done = 顺时针旋转了 { $degrees }°。
rotate-other = 如果方向不对，请写“{ example-rotate-back }”或“{ example-rotate-over }”。
rotate-whole = 转一整圈等于没转。
rotate-beyond = 无法旋转 { $degrees }°：可用 90、180 或 270 度。
mirror-step = 画面左右翻转
mirror-done = 画面已左右翻转。
upend-step = 画面上下翻转
upend-done = 画面已上下翻转。
stabilize-step = 画面防抖{ $how }
stabilize-done = 做了画面防抖{ $how }，边缘会略有裁切。
stabilize-stills = 静态图片没有抖动。

## 画面的样子

done-whole = { $what }。
done-part = { $what }（{ $span }）。
step-part = { $what }（{ $span }）
step-last = { $what }（最后 { $length }）
strength-light = （轻度）
strength-medium = {""}
strength-strong = （强）
looks-too-many = 这样就超过了一个视频能有的画面效果数：请少加一些。
look-gone = 之前的某个画面效果或叠加画面超出了新的结尾，已去掉。
brightness = 亮度
contrast = 对比度
saturation = 饱和度
adjust-step = { $name }调为原来的 { $percent }%
adjust-done = { $name }调为原来的 { $percent }%
adjust-beyond = 无法把{ $name }调到 { $percent }%：可用 { $least }% 到 { $most }%。
grayscale-step = 画面改为黑白
grayscale-done = 画面改为黑白
sharpen-step = 锐化画面{ $how }
sharpen-done = 锐化了画面{ $how }
denoise-video-step = 画面降噪{ $how }
denoise-video-done = 做了画面降噪{ $how }
blur-step = 画面模糊{ $how }
blur-done = 做了画面模糊{ $how }
blur-bars-step = 画面两侧改为模糊背景
blur-bars-done = 画面两侧改为模糊背景。
blur-no-bars = 这里只能模糊画面两边的填充部分，而现在没有填充。要模糊人物背后的背景，需要用云端。
color-step = 调色：{ $names }
color-done = 调色：{ $names }
filter-step = 加{ $name }风格
filter-done = 加了{ $name }风格
lut-step = 套用 .cube 文件的色彩
lut-file-step = 套用{ $file }的色彩
lut-done = 套用了{ $file }的色彩
lut-own-done = 没有 .cube 文件，改用内置的{ $name }风格
lut-none = 没有 LUT 文件：请把 .cube 文件和视频放进同一个文件夹。
lut-no-such = 没有 LUT 文件{ $file }：请把 .cube 文件和视频放进同一个文件夹。
lut-size = { $file }不能用：LUT 的级数应为 { $least } 到 { $most }。
lut-one-dimension = { $file }是 1D LUT：请重新导出为 3D LUT。
lut-line = { $file }不是有效的 LUT：其中这一行不是颜色：{ $line }。
lut-damaged = { $file }不完整：请重新导出 3D .cube 文件。
style-natural = 自然
style-warm = 暖色
style-cool = 冷色
style-cinematic = 电影
style-moody = 情绪感
style-teal-orange = 青橙
style-gritty = 粗粝
style-sepia = 棕褐
style-vintage = 复古
style-film = 胶片
style-vhs = 录像带
style-neon = 霓虹
style-grain = 颗粒
style-cyberpunk = 赛博朋克
style-glitch = 故障
style-noir = 黑色电影
zoom-in-step = 画面缓慢推近
zoom-out-step = 画面缓慢拉远
zoom-in-at-step = { $moment } 画面推近
zoom-out-at-step = { $moment } 画面拉远
zoom-in-done = 画面缓慢推近到 { $times } 倍。
zoom-out-done = 画面从 { $times } 倍缓慢拉远。
zoom-in-at-done = { $moment } 推近到 { $times } 倍，{ $end } 前恢复。
zoom-out-at-done = { $moment } 从 { $times } 倍拉远。
zoom-beyond = 无法缩放到 { $times } 倍：可用 { $least } 到 { $most } 倍。

## 文件

export-step = 导出结果
format-step = 保存为 { $format } 文件
format-done = 保存为 { $format } 文件。
format-other = 不支持 { $asked } 文件：可用 MP4（到处都能播放）、WebM、MOV 或 MKV。
format-other-step = 保存为其他格式的文件
one-file-gif = 每次只生成一个文件；要 GIF 请另写一份要求。
one-file-picture = 每次只生成一个文件；要图片请另写一份要求。
one-file-sound = 每次只生成一个文件；要音频文件请另写一份要求。
extract-audio-step = 只导出声音，保存为 { $format } 文件
extract-audio-done = 结果只有声音，是 { $format } 文件。
extract-audio-other = 音频文件可以是 MP3、M4A、WAV、FLAC 或 OGG。
extract-audio-beyond = 音频文件的码率可为 { $least }k 到 { $most }k。
codec-step = 编码为 { $names }
codec-done = 编码为 { $names }。
codec-other = 不支持 { $names }：画面可用 H.264、H.265、VP9、AV1、ProRes，声音可用 AAC、Opus、MP3、FLAC。
codec-other-file = { $format } 文件里不能用 { $names }：想用 { $names }，请不要指定 { $format }。
rate-step = 每秒 { $rate } 帧
rate-unclear-step = 更改帧率
rate-done = 现在每秒 { $rate } 帧。
rate-repeated-done = 现在每秒 { $rate } 帧，部分画面会重复，动作不会比原视频更流畅。
rate-unclear = 请写明帧率：“{ example-rate }”。
rate-beyond = 无法做到每秒 { $rate } 帧：可用 1 到 120 帧。
compress-step = 压缩
compress-done = 已压缩：画质比平时略低，编码更精细。
compress-share-done = 压缩到原视频的 { $percent }%。
compress-share-beyond = 无法压缩到 { $percent }%：可用 5% 到 95%。
crf-done = 以 CRF { $crf } 编码。
crf-beyond = CRF 不能是 { $crf }：可用 0 到 { $most }。
bitrate-done = 画面码率 { $bitrate }。
bitrate-beyond = 画面码率可为 30k 到 200M。
size-step = 压缩到 { $size } 以内
size-done = 压缩到了 { $size } 以内。
size-smaller-picture = 为了达到这个大小，画面由 { $now }p 降为 { $side }p。
size-beyond = 无法压缩到 { $size } 以内：画面会模糊得没法看。最小约 { $least }；更短的片段可以压得更小。
size-of-picture = 图片不能指定大小：请去掉大小要求。
size-of-codec = { $name } 不能指定大小：可用 H.264、H.265 或 VP9。
size-of-sound = { $name } 文件不能指定大小：可用 MP3 或 M4A。
gif-step = 做成 GIF
gif-done = 结果是没有声音的 GIF。
gif-first = 只包含前 { $length }：想要别的部分，请写明时间。
gif-rate-beyond = GIF 每秒只能有 1 到 50 帧。
gif-plays-beyond = GIF 最多循环 1000 次，或一直循环。
thumbnail-step = 保存一张好的画面
thumbnail-at-step = 保存 { $moment } 的画面
thumbnail-done = 结果是前三分之一里的一张画面，JPG 文件：想要别的画面，请写明时间。
thumbnail-at-done = 结果是 { $moment } 的画面，JPG 文件。
thumbnail-beyond = 结果是最后一张画面，JPG 文件：结尾在 { $end }，早于 { $moment }。
thumbnail-cut-away = { $moment } 的画面已被剪掉：结果是离它最近的画面，JPG 文件。

## 云端做了什么

clause-mark = ；
and-more = 另有 { $count } 处
changes = { $changes }。
edit-made = 编辑已完成。
export-follows = 导出会自动进行。
length-changed = 总长从 { $was }变为 { $is }
timing-changed = 时间略有调整
timeline-empty = 时间线是空的。
timeline-holds = 时间线：{ $items }。
timeline-untold = 云端的时间线无法用文字描述。
project-holds = 项目里有 { $names }。
texts-changed = 文字从 { $was } 条变为 { $is } 条
text-there = 文字{ $words }（{ $span }）
text-added = 新增文字{ $words }（{ $span }）
text-removed = 去掉文字{ $words }
text-changed = 文字{ $old }改为{ $new }
text-moved = 文字{ $words }从 { $was }改到 { $is }
tracks-changed = 轨道从 { $was } 条变为 { $is } 条
track-video = 视频
track-audio = 音频
track-other = 轨道
track-named = { $kind }{ $name }
track-there = { $track }（{ $details }）
track-details = { $span }，音量 { $volume }%
track-added = 新增{ $kind }（{ $details }）
track-named-added = 新增{ $kind }{ $name }（{ $details }）
track-removed = 去掉{ $track }
track-changed = { $track }换成{ $name }
track-shortened = { $track }从 { $was }缩短到 { $is }
track-lengthened = { $track }从 { $was }延长到 { $is }
track-pieces = { $track }从 { $was } 段变为 { $is } 段
track-volume = { $track }音量从 { $was }% 调到 { $is }%
track-cut = { $track }的剪切点有变化
credits = 可用积分 { $available }，处理中冻结 { $frozen }，共 { $total }。
credits-unknown = 查不到积分余额：{ $error }。
credits-not-needed = 本机的引擎不需要积分。
upload-nothing = 所有文件都已经上传过了。
upload-sent = 已上传：{ $names }。
upload-unfinished = 还不完整，没有上传：{ $names }。

## 失败

render-too-long = 成品将长达 { $hours } 小时；最长只能 24 小时
render-too-short = 这样剪完什么都不剩；请多保留一些内容
render-refused = 其中有内容无法做成视频；详情见日志
render-clip = { $clip }无法使用；原因见日志
render-changed = { $clip }在收到之后被改动或移走了
render-no-program = 没有安装 { $program }；运行 `dropcut doctor` 可查看安装方法
render-slow = { $program } 用了{ $length }仍未完成，已被停止；可以调高 `engine.time_limit`
render-program = { $program } 没能完成；原因见日志
render-full = 磁盘空间不足；请腾出一些空间
render-file = 无法读写{ $file }；原因见日志
render-unread = 素材或成品无法读取；原因见日志
render-lacks = 本机的 ffmpeg 无法输出 { $name }；请安装完整版
render-not-smart = 保留的内容不能全部直接复制（原因见日志）；把 `engine.render` 设为 `auto` 就会重新编码
render-wrong = 做出的视频有问题，所以没有交付；原因见日志
render-cancelled = 已取消
clip-undecoded = { $clip }无法解码；原因见日志
edit-failed = 剪辑失败：{ $reason }
nothing-edited = 什么都没有改。{ $answer }
nothing-edited-quoted = 什么都没有改。回答是：{ $answer }
nothing-edited-silent = 什么都没有改，也没有任何说明
export-failed = 导出失败：{ $reason }
export-empty = 时间线上没有可导出的内容
export-unexplained = 没有给出原因
export-forgotten = 服务端已找不到这次导出
export-overdue = 两小时内没有完成

## 报告

report-edited = { $result }：由 { $clip } 剪辑而成
report-questions = { $clip }：你的问题（{ $place }回答）
report-failed = { $clip } 没有剪辑成功（{ $time }）
report-failed-later = { $clip } 没有继续剪辑成功（{ $time }）
report-asked = 你的要求：
report-done = 完成的内容：
report-answer = 回答：
report-result = 成品：{ $facts }
report-of-clip = { $facts }（素材：{ $clip }）
report-of-files = { $facts }（来自 { $count } 个文件，共 { $size }）
report-tracks = 素材有 { $count } 条音轨；成品只保留播放器默认播放的那一条。
report-channels = 素材的声音有 { $count } 个声道；成品是立体声。
report-subtitles = 素材里自带的字幕没有保留在成品中。
report-interlaced = { $names }是隔行扫描（每张画面由两个半幅组成）；已合成完整画面，运动时不会出现横纹。
report-bright = { $names }的色彩是为 HDR 屏幕准备的；成品是 SDR，任何屏幕都能正常显示。
report-chapters = 素材里的 { $count } 个章节没有保留在成品中。
report-link = 在浏览器中打开这个项目（拿到链接的人都能打开，7 天内有效）：
report-no-video = 这份报告不附视频：这些消息没有要求生成视频。
report-happened = 发生了什么：
report-made = 之前做好的成片在发件箱里：
report-remedy = 怎么办：
report-advice = 按上面的说明处理，或把要求写得更清楚，然后把素材和提示文件移回收件箱。
report-again = 想原样再试一次：{ $command }
place-here = 在本机
place-cloud = 由 NemoVideo 云端
place-backend = 由 { $host } 上的服务端
