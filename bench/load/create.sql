-- What a create is to PostgreSQL: the member and the call, in one transaction. payload is one of the bodies that the hub was sent.
\set mobile random(8619000000000, 8619999999999)
\set surname random(1, 60)
\set given random(1, 80)
\set second random(1, 80)
\set store random(1, 300)
\set level random(1, 4)
\set dice random(0, 999999)
BEGIN;
INSERT INTO member (root_kdt_id, mobile, out_open_id, yz_open_id, yz_ascription_kdt_id, out_ascription_store_id, yz_member_source_kdt_id,
    out_member_source_store_id, name, nickname, avatar_url, gender, birthday, customer_created_time, member_created_time, member_source_channel,
    member_src_way, customer_source_channel, province_name, city_name, county_name, area_code, address_detail, weixin_nickname,
    weixin_avatar, weixin_account, free_yz_level_alias, free_yz_level_name, free_out_level_alias, free_out_level_name,
    customer_attr_infos, global_props, extend_map, noticed, created_at, updated_at)
VALUES (91234567, '+' || :mobile::text, to_char(clock_timestamp(), 'YYYYMMDDHH24MISSUS') || lpad(:dice::text, 6, '0'), 'yz' || :mobile::text,
    4200000 + :store::int, 'store-' || (10000 + :store::int), 4200000 + :store::int, 'store-' || (10000 + :store::int),
    substr('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金', :surname::int, 1)
        || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红娥玲芬燕彩春菊凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍莉锦黛青倩婷姣婉娴瑾颖露瑶', :given::int, 1)
        || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红娥玲芬燕彩春菊凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍莉锦黛青倩婷姣婉娴瑾颖露瑶', :second::int, 1),
    CASE WHEN :dice::int % 5 < 3 THEN '小太阳' || :dice::int % 999 END, 'https://img.example.com/avatar/' || :mobile::text || '0123456789abcdef.png',
    (:dice::int % 3)::text, CASE WHEN :dice::int % 5 < 3 THEN date '1955-01-01' + :dice::int % 19000 END,
    timestamptz '2026-11-01 08:00+08' + :dice::int * interval '1 second', timestamptz '2026-11-01 08:00:01+08' + :dice::int * interval '1 second', 102,
    '7', 102, CASE WHEN :dice::int % 10 < 7 THEN '浙江省' END, CASE WHEN :dice::int % 10 < 7 THEN '杭州市' END,
    CASE WHEN :dice::int % 10 < 7 THEN '西湖区' END, CASE WHEN :dice::int % 10 < 7 THEN '330106' END, CASE WHEN :dice::int % 10 < 7 THEN '文三路 ' || :dice::int % 999 || ' 号' END,
    '夏天的风', 'https://img.example.com/wx/' || :mobile::text || '0123456789abcdef/132', 'wx_' || :mobile::text,
    'L' || :level::text, '银卡会员', 'm' || :level::text, '银卡会员',
    '[{"name": "爱好", "value": "茶、徒步、摄影", "dataType": 0}, {"name": "鞋码", "value": "38", "dataType": 1}, {"name": "肤质", "value": "混合性偏干", "dataType": 7}]',
    '{"traceId": "5d41402abc4b2a76b9719d911017c592", "source": "ipaas", "flow": "member-create", "version": "2.4.1", "operator": "system"}',
    '{"activity": "double11", "batch": "9719d911017c5925", "scene": "popup", "utm": "5d41402abc4b2a76b9719d91", "guideId": "g1000", "device": "Xiaomi 14"}',
    '{}', now(), now())
ON CONFLICT DO NOTHING;
INSERT INTO member_call (shard_key, request_id, received_at, app_id, root_kdt_id, mobile, outcome, out_open_id, payload, time_taken_micros, origin)
VALUES ('+' || :mobile::text, to_char(clock_timestamp(), 'YYYYMMDDHH24MISSUS') || lpad(:dice::text, 6, '0'), now(), '91234567_crm', 91234567,
    '+' || :mobile::text, 'CREATED', to_char(clock_timestamp(), 'YYYYMMDDHH24MISSUS') || lpad(:dice::text, 6, '0'), :payload::bytea, 1200, 'PLATFORM');
END;
