//! Traditional Chinese characters, which prompts are read with as their simplified ones.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Pairs of a traditional character and its simplified one: those that people use when they ask for edits.
const PAIRS: &str = "\
    專专業业絲丝兩两個个為为舉举義义麼么樂乐亂乱書书買买產产親亲億亿僅仅從从們们價价眾众優优會会傳传傷伤體体餘余側侧儲储兒儿關关興兴養养內内冊册寫写軍军衝冲決决凍冻淨净減减湊凑幾几擊击劃划剛刚創创刪删別别\
    辦办務务動动勵励勞劳勢势區区醫医華华協协單单賣卖歷历壓压厭厌參参雙双發发變变疊叠臺台葉叶號号嘆叹嚇吓嗎吗聽听啟启員员響响問问圍围圖图園园圓圆國国場场塊块壞坏墊垫處处備备複复夠够頭头夾夹奪夺獎奖媽妈娛娱\
    學学實实寵宠審审寬宽對对導导將将尋寻層层屬属歲岁島岛幣币師师帥帅帶带幀帧幫帮乾干並并廣广慶庆應应庫库廢废開开異异張张彎弯彈弹強强歸归當当錄录徹彻徑径憶忆態态總总戀恋驚惊戰战戶户執执擴扩掃扫揚扬摳抠搶抢\
    護护報报擔担擬拟擁拥擇择掛挂擋挡擠挤損损換换據据擷撷攝摄搖摇撐撑數数斷断無无舊旧時时顯显曉晓暫暂術术機机雜杂權权條条來来極极構构槍枪標标樣样檔档檢检樓楼橫横歡欢歐欧殘残畢毕氣气匯汇漢汉沒没溝沟淚泪潔洁\
    淺浅測测瀏浏濃浓塗涂潤润漲涨漸渐溫温濕湿滿满濾滤滾滚滯滞滅灭燈灯靈灵點点煉炼爛烂熱热煩烦燒烧愛爱牽牵獨独狹狭環环現现電电畫画暢畅療疗瘋疯蓋盖盤盘碼码確确離离種种積积稱称穩稳豎竖筆笔篩筛簽签簡简籃篮類类\
    緊紧紅红純纯級级紙纸線线練练組组細细織织終终紹绍經经結结給给絡络絕绝統统繪绘繼继緒绪續续維维綠绿緩缓編编緣缘縮缩網网羅罗罰罚職职聯联膚肤勝胜膠胶腳脚臉脸腦脑藝艺節节蘇苏範范藥药萊莱獲获營营藍蓝虛虚雖虽\
    補补裝装見见觀观規规視视覽览覺觉觸触計计訂订認认討讨讓让訓训議议訊讯記记講讲許许論论設设訪访證证評评識识詞词譯译試试話话該该詳详語语誤误說说請请讀读課课誰谁調调謝谢譜谱貝贝負负財财責责敗败貨货質质購购\
    貼贴費费賞赏賽赛贏赢趕赶躍跃蹤踪車车軌轨轉转輪轮軟软軸轴輕轻載载較较輯辑輸输邊边過过達达遷迁運运還还這这進进遠远連连遲迟適适選选遞递邏逻遺遗郵邮採采釋释裡里裏里鐘钟鋼钢錢钱鈴铃銀银鏈链銷销鎖锁錯错銳锐\
    錦锦鍵键鏡镜長长門门閃闪閉闭間间悶闷聞闻閱阅隊队陽阳陰阴階阶際际陸陆隨随隱隐難难霧雾靜静韓韩頁页頂顶項项順顺須须頓顿預预領领頻频顆颗題题顏颜額额風风飛飞飾饰飽饱館馆馬马驗验驟骤魚鱼鮮鲜鳥鸟鳴鸣麥麦黃黄\
    齊齐齒齿齡龄後后隻只惡恶準准製制係系捲卷鬆松盡尽鬍胡劇剧剝剥囉啰啞哑嘯啸噴喷牆墙鋪铺佔占聲声併并戲戏賬账夢梦諧谐禮礼紀纪曬晒廳厅廠厂曆历聖圣誕诞燦灿麗丽貓猫龍龙鳳凤樹树雲云橋桥紋纹縫缝嚴严幹干衛卫偵侦\
    佈布註注倆俩煙烟襯衬贊赞讚赞蘿萝遊游鬧闹妝妆丟丢侷局俬私傢家儀仪凈净則则剋克剷铲勻匀卽即厲厉唸念啓启喫吃喲哟噸吨噹当嚮向團团埰采堅坚宮宫彆别彔录彙汇慮虑懷怀拋抛捨舍摺折撲扑擺摆攢攒敘叙敵敌於于昇升暈晕\
    曏向東东棄弃棊棋檯台殻壳殼壳氾泛汎泛滙汇潛潜濟济灘滩爲为産产畵画盜盗眞真矯矫磚砖礙碍禪禅穫获竪竖箇个箏筝籤签糰团糾纠約约絶绝綜综綫线綱纲綵彩緑绿緝缉緻致繫系纔才羣群脩修與与艷艳茲兹蘭兰蟲虫衆众覈核訴诉\
    誌志説说談谈謠谣謡谣譟噪豔艳貫贯貴贵賓宾贅赘辯辩迴回週周醜丑釘钉針针釦扣鈡钟銜衔鋭锐録录錶表鍊炼鍼针鍾钟鏇旋鏟铲鐵铁閤合闆板陞升雞鸡顔颜顛颠颱台餬糊髮发鬨哄鷄鸡麪面麫面麵面麽么齣出粧妆敍叙枱台衞卫閲阅\
    吶呐唄呗嗶哔噠哒寀采復复懞蒙榦干濛蒙矇蒙蔘参螢萤衕同衚胡襬摆闇暗鬚须麯曲麴曲";

/// The simplified character for `character`, where that is a traditional one. Both are as long in UTF-8.
pub(super) fn simplified(character: char) -> Option<char> {
    static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
        let simple = PAIRS.chars().skip(1).step_by(2);
        PAIRS.chars().step_by(2).zip(simple).collect()
    });
    SIMPLIFIED.get(&character).copied()
}

/// `text` with simplified characters in the place of traditional ones.
pub(super) fn in_simplified(text: &str) -> String {
    let mut before = None;
    let mut characters = text.chars().peekable();
    let mut simple = String::with_capacity(text.len());
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        // Behind a verb it is 着, and written so in words of its own: 著名, 顯著.
        let is_word = before.is_some_and(|c| WRITTEN_AFTER.contains(c))
            || next.is_some_and(|c| WRITTEN_BEFORE.contains(c));
        simple.push(match character {
            '著' if before.is_some() && !is_word => '着',
            _ => simplified(character).unwrap_or(character),
        });
        before = Some(character);
    }
    simple
}

/// What stands before 著 and behind it where it is no 着.
const WRITTEN_AFTER: &str = "显顯名原专專编編巨论論土卓昭合";
const WRITTEN_BEFORE: &str = "名作称稱书書录錄述者";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_as_long_in_both_scripts_and_simplified_once() {
        for character in PAIRS.chars().step_by(2) {
            let simple = simplified(character).unwrap();
            assert_eq!(simple.len_utf8(), character.len_utf8(), "{character}");
            assert_eq!(simplified(simple), None, "{character}");
        }
    }
}
