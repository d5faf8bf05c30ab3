package com.memberhub.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Made-up people: of one seed always the same ones. Person 17 needs nobody before them, so that a hundred thousand need no
 * memory.
 */
final class DemoPeople {

    /** What a person's calls are remarkable for; the first few people have one of each. */
    private static final int REMARKABLE_EVERY = 40;

    private static final String[] SURNAMES = split("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹");
    private static final String[] FOR_WOMEN = split("芳娜敏静丽艳娟霞秀桂玉兰萍红玲芬燕彩云洁梅琳雪荣爱妍茜婷怡嘉琪诗涵欣悦");
    private static final String[] FOR_MEN = split("伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁成康星光天达安岩");
    private static final String[] NICKNAMES = {"小", "阿", "爱吃的", "早起的", "今天也是", "一只"};
    private static final String[] STREETS = {"文三路", "人民路", "中山路", "解放路", "建国路", "和平街", "光明巷", "湖滨路"};
    private static final String[] PREFIXES = {
        "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "156", "157",
        "158", "159", "180", "181", "182", "185", "186", "187", "188"
    };
    /** 微信小程序 most, as it is. Twice means twice as likely. */
    private static final long[] CHANNELS = {
        102, 102, 102, 102, 102, 102, 102, 102, 102, 101, 101, 101, 1000, 1000, 1000, 1000, 1900, 1900, 2400, 2400, 200,
        600, 1600, 104
    };

    private static final String[][] FREE_LEVELS = {
        {"vip1", "普通会员", "L1", "一星会员"},
        {"vip1", "普通会员", "L1", "一星会员"},
        {"vip1", "普通会员", "L1", "一星会员"},
        {"vip2", "银卡会员", "L2", "二星会员"},
        {"vip2", "银卡会员", "L2", "二星会员"},
        {"vip3", "金卡会员", "L3", "三星会员"}
    };
    private static final String[] ACTIVITIES = {"门店扫码", "双十一", "会员日", "新品试用", "老带新"};
    private static final String[] TAGS = {"无糖", "少糖", "拿铁", "燕麦奶", "冷萃"};
    private static final int NUMBERS_OF_A_PREFIX = 100_000;

    private final long seed;

    DemoPeople(long seed) {
        this.seed = seed;
    }

    private static String[] split(String characters) {
        return characters.codePoints().mapToObj(Character::toString).toArray(String[]::new);
    }

    /** What makes a person's calls remarkable. */
    enum Remark {
        NONE,
        UNLISTED_CHANNEL,
        UNLISTED_DATA_TYPE,
        CONTRADICTING_LEVEL,
        YZ_OPEN_ID_OF_ANOTHER,
        YZ_OPEN_ID_CHANGES,
        UNSTORABLE_NAME
    }

    static Remark remarkOf(int person) {
        return switch (person % REMARKABLE_EVERY) {
            case 5 -> Remark.UNLISTED_CHANNEL;
            case 11 -> Remark.CONTRADICTING_LEVEL;
            case 17 -> person % (3 * REMARKABLE_EVERY) == 17 ? Remark.YZ_OPEN_ID_OF_ANOTHER : Remark.NONE;
            case 23 -> person % (3 * REMARKABLE_EVERY) == 23 ? Remark.YZ_OPEN_ID_CHANGES : Remark.NONE;
            case 29 -> person % (2 * REMARKABLE_EVERY) == 29 ? Remark.UNLISTED_DATA_TYPE : Remark.NONE;
            case 35 -> person % (8 * REMARKABLE_EVERY) == 35 ? Remark.UNSTORABLE_NAME : Remark.NONE;
            default -> Remark.NONE;
        };
    }

    /** Everything that is known of a person, as the platform would send it; without the times. */
    Map<String, Object> person(int index) {
        Random random = new Random(seed + index * 7_919L);
        // The first values of neighbouring seeds are alike.
        random.nextLong();
        boolean woman = random.nextInt(100) < 62;
        DemoStore store = storeOf(index);
        Remark remark = remarkOf(index);
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("rootKdtId", store.rootKdtId());
        person.put("appId", store.rootKdtId() + "_crm");
        person.put("mobile", mobile(index));
        person.put("yzOpenId", yzOpenId(remark == Remark.YZ_OPEN_ID_OF_ANOTHER ? aNeighbourOf(index) : index));
        person.put("yzAscriptionKdtId", store.kdtId());
        person.put("outAscriptionStoreId", store.outStoreId());
        person.put("yzMemberSourceKdtId", store.kdtId());
        person.put("outMemberSourceStoreId", store.outStoreId());
        String name = name(random, woman);
        person.put("name", remark == Remark.UNSTORABLE_NAME ? name + "\u0000" : name);
        person.put("nickname", pick(random, NICKNAMES) + name.substring(name.offsetByCodePoints(0, 1)));
        person.put("gender", random.nextInt(12) == 0 ? "0" : woman ? "2" : "1");
        if (random.nextInt(100) < 70) {
            person.put(
                    "birthday",
                    LocalDate.of(1962 + random.nextInt(46), 1, 1)
                            .plusDays(random.nextInt(365))
                            .toString());
        }
        long channel = remark == Remark.UNLISTED_CHANNEL ? 2_900 : CHANNELS[random.nextInt(CHANNELS.length)];
        person.put("memberSourceChannel", channel);
        person.put("customerSourceChannel", channel);
        person.put("memberSrcWay", channel == 1000 ? "30083" : "0");
        person.put("address", address(random));
        person.put("weixin", weixin(random, index));
        person.put("customerAttrInfos", attributes(random, remark));
        person.put("freeLevel", level(1, pick(random, FREE_LEVELS)));
        if (random.nextInt(100) < 8 || remark == Remark.CONTRADICTING_LEVEL) {
            int levelType = remark == Remark.CONTRADICTING_LEVEL ? 1 : 2;
            person.put("paymentLevel", level(levelType, "plus", "付费会员", "P1", "尊享会员"));
        }
        Map<String, Object> extendMap = new LinkedHashMap<>();
        extendMap.put("activity", pick(random, ACTIVITIES));
        extendMap.put("clerk", store.outStoreId() + "-" + (1 + random.nextInt(6)));
        person.put("extendMap", extendMap);
        return person;
    }

    private static DemoStore storeOf(int index) {
        List<DemoStore> stores = index % 4 == 3 ? DemoStore.OF_SMALL_CHAIN : DemoStore.OF_CHAIN;
        // The first store of each chain is twice as busy.
        return stores.get(Math.max(0, index / 4 % (stores.size() + 1) - 1));
    }

    /** Somebody of the same head office who comes before. */
    private static int aNeighbourOf(int index) {
        return index - 4;
    }

    /** Each another one; the digits behind the prefix are of a range that examples use. */
    private static String mobile(int index) {
        long number = (index / PREFIXES.length * 7_919L + 4_421L) % NUMBERS_OF_A_PREFIX;
        return PREFIXES[index % PREFIXES.length] + String.format(Locale.ROOT, "001%05d", number);
    }

    static String yzOpenId(int index) {
        return String.format(Locale.ROOT, "yz%07xDemo", index * 2_654_435_761L & 0xFFF_FFFF);
    }

    private static String name(Random random, boolean woman) {
        String[] given = woman ? FOR_WOMEN : FOR_MEN;
        String second = random.nextInt(100) < 65 ? pick(random, given) : "";
        return pick(random, SURNAMES) + pick(random, given) + second;
    }

    private static Map<String, Object> address(Random random) {
        DemoRegion region = DemoRegion.ALL.get(random.nextInt(DemoRegion.ALL.size()));
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("provinceName", region.provinceName());
        address.put("cityName", region.cityName());
        address.put("countyName", region.countyName());
        address.put("areaCode", region.areaCode());
        address.put(
                "addressDetail",
                "%s %s 号 %s 幢 %s 室"
                        .formatted(
                                pick(random, STREETS),
                                1 + random.nextInt(300),
                                1 + random.nextInt(20),
                                101 + random.nextInt(2_000)));
        return address;
    }

    private static Map<String, Object> weixin(Random random, int index) {
        Map<String, Object> weixin = new LinkedHashMap<>();
        weixin.put("nickname", pick(random, NICKNAMES) + pick(random, TAGS));
        weixin.put("account", "wx_demo_" + Integer.toString(index, 36));
        return weixin;
    }

    private static List<Map<String, Object>> attributes(Random random, Remark remark) {
        List<Map<String, Object>> attributes = new ArrayList<>();
        if (random.nextInt(100) < 30) {
            attributes.add(attribute("口味", pick(random, TAGS), 8));
        }
        if (random.nextInt(100) < 12) {
            attributes.add(attribute(
                    "宝宝生日",
                    "20%s-0%s-1%s".formatted(18 + random.nextInt(7), 1 + random.nextInt(9), random.nextInt(10)),
                    2));
        }
        if (remark == Remark.UNLISTED_DATA_TYPE) {
            attributes.add(attribute("会员签名", "见附件", 12));
        }
        return attributes;
    }

    private static Map<String, Object> attribute(String name, String value, int dataType) {
        Map<String, Object> attribute = new LinkedHashMap<>();
        attribute.put("name", name);
        attribute.put("value", value);
        attribute.put("dataType", dataType);
        return attribute;
    }

    private static Map<String, Object> level(int levelType, String... names) {
        Map<String, Object> level = new LinkedHashMap<>();
        level.put("levelType", levelType);
        level.put("yzLevelAlias", names[0]);
        level.put("yzLevelName", names[1]);
        level.put("outLevelAlias", names[2]);
        level.put("outLevelName", names[3]);
        return level;
    }

    private static <T> T pick(Random random, T[] some) {
        return some[random.nextInt(some.length)];
    }
}
