-- Plausible made-up members and calls, the same at every run. :members is how many; of every hundred, :called have their calls too (33
-- unless told, which makes 4.4 calls of ten members; 92 makes 12).
\if :{?called} \else \set called 33 \endif
-- They lie in the table in the order of their creation, as they do in life: three years of a growing business.
SET synchronous_commit = off;
SET work_mem = '64MB';
DO $$ BEGIN PERFORM setseed(0.5); END $$;

CREATE FUNCTION pg_temp.pick(choices text[], skew float) RETURNS text LANGUAGE sql VOLATILE
RETURN choices[1 + floor(power(random(), skew) * array_length(choices, 1))::int];

-- Plain, or every choice would unpack the whole list again.
CREATE TEMP TABLE spelling (surnames text[], given text[], nicknames text[], provinces text[]);
ALTER TABLE spelling ALTER surnames SET STORAGE PLAIN, ALTER given SET STORAGE PLAIN, ALTER nicknames SET STORAGE PLAIN, ALTER provinces SET STORAGE PLAIN;

INSERT INTO spelling SELECT
    string_to_array('王,李,张,刘,陈,杨,黄,赵,吴,周,徐,孙,马,朱,胡,郭,何,林,高,罗,郑,梁,谢,宋,唐,许,韩,冯,邓,曹,彭,曾,肖,田,董,袁,潘,于,蒋,蔡,余,杜,叶,程,苏,魏,吕,丁,任,沈,姚,卢,姜,崔,钟,谭,陆,汪,范,金,石,廖,贾,夏,韦,付,方,白,邹,孟,熊,秦,邱,江,尹,薛,闫,段,雷,侯,龙,史,陶,黎,贺,顾,毛,郝,龚,邵,万,钱,严,覃,武,戴,莫,孔,向,欧阳', ',') AS surnames,
    regexp_split_to_array('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红娥玲芬燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思小满宝贝乐天心雨晨浩宇轩泽睿博文子涵梓豪一诺安然', '') AS given,
    string_to_array('宝宝的妈,小太阳,夏天的风,阿杰,Sam,Lily,咖啡不加糖,大王,星星,可乐,一只猫,momo,Sunny,南风知我意,平安是福,不吃香菜,小满,阳光,Kevin,糖糖', ',') AS nicknames,
    string_to_array('广东省,江苏省,浙江省,山东省,河南省,四川省,湖北省,湖南省,福建省,上海市,北京市,河北省,安徽省,陕西省,辽宁省,江西省,重庆市,广西壮族自治区,云南省,天津市,山西省,黑龙江省,吉林省,贵州省,内蒙古自治区,新疆维吾尔自治区,甘肃省,海南省,宁夏回族自治区,青海省,西藏自治区', ',') AS provinces;

INSERT INTO member (
    root_kdt_id, mobile, out_open_id, yz_open_id, yz_ascription_kdt_id, out_ascription_store_id,
    yz_member_source_kdt_id, out_member_source_store_id, name, nickname, avatar_url, gender, birthday,
    member_created_time, member_source_channel, member_src_way, customer_source_channel, province_name, city_name,
    county_name, area_code, address_detail, weixin_nickname, weixin_account, free_yz_level_alias, free_yz_level_name,
    free_out_level_alias, free_out_level_name, payment_yz_level_alias, payment_yz_level_name, customer_attr_infos,
    extend_map, noticed, created_at, updated_at)
SELECT
    CASE WHEN shop < 0.80 THEN 91234567 WHEN shop < 0.95 THEN 91234568 WHEN shop < 0.999 THEN 91234569 ELSE 91234570 END,
    '+861' || (3000000000 + (i * 4999999937) % 6999999989),
    upper(lpad(to_hex((extract(epoch FROM created) * 1000)::bigint), 10, '0') || substr(md5(i::text), 1, 16)),
    CASE WHEN i % 7 <> 0 THEN 'yz' || substr(md5('yz' || CASE WHEN i % 500 = 1 THEN i - 1000 ELSE i END), 1, 20) END,
    store, CASE WHEN store % 5 < 3 THEN 'S' || store % 10000 END,
    store, CASE WHEN store % 5 < 3 THEN 'S' || store % 10000 END,
    CASE WHEN i % 10 <> 0 THEN pg_temp.pick(surnames, 2.5) || pg_temp.pick(given, 1.3)
        || CASE WHEN i % 3 <> 0 THEN pg_temp.pick(given, 1.3) ELSE '' END END,
    CASE WHEN i % 5 < 3 THEN pg_temp.pick(nicknames, 1.5) || CASE WHEN i % 2 = 0 THEN pg_temp.pick(given, 1.5) || i % 1000 ELSE '' END END,
    CASE WHEN i % 4 = 0 THEN 'https://img.example.com/avatar/' || md5('a' || i) || '.png' END,
    CASE WHEN dice < 0.45 THEN '2' WHEN dice < 0.80 THEN '1' WHEN dice < 0.85 THEN '0' END,
    CASE WHEN i % 2 = 0 THEN date '1955-01-01' + (random() * 20000)::int END,
    created, channel, CASE WHEN i % 3 = 0 THEN '7' END, channel,
    province, CASE WHEN province IS NOT NULL THEN left(province, 2) || '第' || city || '市' END,
    CASE WHEN province IS NOT NULL THEN left(province, 2) || city || '市' || county || '区' END,
    CASE WHEN province IS NOT NULL THEN (110000 + abs(hashtext(province)) % 500 * 1000 + city * 20 + county)::text END,
    CASE WHEN i % 5 = 0 THEN '文三路 ' || i % 999 || ' 号' || i % 30 || ' 楼' END,
    CASE WHEN i % 3 = 0 THEN pg_temp.pick(nicknames, 1) END, CASE WHEN i % 9 = 0 THEN 'wx_' || i END,
    'L' || level, 'VIP' || level, 'm' || level, (ARRAY['普通会员', '银卡会员', '金卡会员', '钻石会员', '黑钻会员'])[level],
    CASE WHEN i % 12 = 0 THEN 'annual' || i % 3 END, CASE WHEN i % 12 = 0 THEN '年费会员' END,
    CASE WHEN i % 7 = 0 THEN jsonb_build_array(jsonb_build_object('name', '爱好', 'value', '茶', 'dataType', 0)) END,
    CASE WHEN i % 5 = 0 THEN jsonb_build_object('traceId', md5('t' || i)) END,
    CASE WHEN channel = 9999 THEN '{unlisted_channel}'::text[] WHEN i % 500 = 1 THEN '{yz_open_id_under_other_mobile}'
        WHEN i % 700 = 2 THEN '{yz_open_id_differs}' WHEN i % 1500 = 3 THEN '{level_type_contradicts_slot}' ELSE '{}' END,
    created, CASE WHEN i % 10 < 3 THEN created + random() * (timestamptz '2026-11-20' - created) ELSE created END
FROM (
    SELECT i, timestamptz '2023-11-20' + interval '3 years' * power(i / :members::float, 0.8) + i % 1000 * interval '7 microseconds' AS created,
        random() AS shop, random() AS dice,
        -- Three hundred stores, of which one closed two years ago.
        CASE WHEN i < :members * 0.05 AND i % 20 = 0 THEN 4209999 ELSE 4200001 + floor(power(random(), 2) * 300)::bigint END AS store,
        (ARRAY[102,102,102,102,102,102,102,102,102,102,1000,1000,1000,1000,2400,2400,200,200,1900,600,CASE WHEN i % 5 = 0 THEN 9999 ELSE 300 END])[1 + floor(random() * 21)::int]::bigint AS channel,
        CASE WHEN i % 4 <> 0 THEN pg_temp.pick(provinces, 1.8) END AS province,
        1 + floor(power(random(), 2) * 12)::int AS city, 1 + floor(random() * 9)::int AS county,
        (ARRAY[1,1,1,1,1,1,1,1,1,1,1,1,2,2,2,2,3,3,3,4])[1 + floor(random() * 20)::int] + (random() < 0.02)::int AS level,
        spelling.*
    FROM generate_series(1, :members) AS i, spelling OFFSET 0) AS made;

CREATE FUNCTION pg_temp.payload(i bigint) RETURNS bytea LANGUAGE sql RETURN convert_to(
    '{"appId":"91234567_crm","rootKdtId":91234567,"mobile":"13800138000","name":"张小满","gender":"2","memberSourceChannel":102,"freeLevel":{"yzLevelAlias":"L1","yzLevelName":"VIP1"},"address":{"provinceName":"浙江省","cityName":"杭州市"},"extendMap":{"traceId":"' || md5(i::text) || '"}}', 'UTF8');

-- Some were created by a call that the journal still has; some were sent again, or refused first.
INSERT INTO member_call (shard_key, request_id, received_at, app_id, root_kdt_id, mobile, outcome, out_open_id, payload,
    violations, notices, changes, time_taken_micros, origin, submitted_by, corrects)
SELECT mobile, upper(lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 10, '0') || substr(md5(kind || out_open_id), 1, 16)),
    at, CASE WHEN n % 5000 = 0 THEN root_kdt_id || '_rare' ELSE root_kdt_id || '_crm' END, root_kdt_id, mobile, kind,
    CASE WHEN kind <> 'REJECTED' THEN out_open_id END, pg_temp.payload(n),
    CASE WHEN kind = 'REJECTED' THEN '[{"path":"gender","code":"not_listed","arguments":["0, 1, 2"]}]'::jsonb END,
    CASE WHEN kind <> 'REJECTED' AND noticed <> '{}' THEN jsonb_build_array(jsonb_build_object('path', 'yzOpenId', 'code', noticed[1], 'arguments', '[]'::jsonb)) END,
    CASE WHEN kind = 'ALIGNED' THEN '[{"field":"name","before":null,"after":"张小满"}]'::jsonb END,
    800 + n % 3000, CASE WHEN n % 2000 = 7 THEN 'IMPORT' ELSE 'PLATFORM' END, CASE WHEN n % 2000 = 7 THEN 'operator' END, NULL
FROM (
    SELECT member.*, row_number() OVER () AS n FROM member WHERE abs(hashtext(mobile)) % 100 < :called) AS chosen,
    LATERAL (
        SELECT 'CREATED' AS kind, created_at AS at
        UNION ALL SELECT 'ALIGNED', updated_at WHERE updated_at > created_at AND n % 2 = 0
        UNION ALL SELECT 'UNCHANGED', created_at + interval '1 hour' WHERE n % 8 = 0
        UNION ALL SELECT 'REJECTED', created_at - interval '5 minutes' WHERE n % 40 = 0
        UNION ALL SELECT 'REJECTED', created_at + interval '5 days' WHERE n % 400 = 1) AS call
ORDER BY at;

-- Refused calls that nothing has cured: of identities that never came again, and of which nothing could be read.
INSERT INTO member_call (shard_key, request_id, received_at, app_id, root_kdt_id, mobile, outcome, payload, violations, time_taken_micros)
SELECT CASE WHEN i % 2 = 0 THEN '+8619' || lpad(i::text, 9, '0') ELSE id END, id, at, '91234567_crm', 91234567,
    CASE WHEN i % 2 = 0 THEN '+8619' || lpad(i::text, 9, '0') END, 'REJECTED', pg_temp.payload(i),
    '[{"path":"mobile","code":"mobile_malformed","arguments":[]}]', 700
FROM (
    SELECT i, at, upper(lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 10, '0') || substr(md5('lost' || i), 1, 16)) AS id
    FROM (SELECT i, timestamptz '2023-11-20' + interval '3 years' * (i * 300 / :members::float) AS at
        FROM generate_series(1, :members / 300) AS i) AS times) AS lost;
