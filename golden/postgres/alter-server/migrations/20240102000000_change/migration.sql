ALTER SERVER "first" VERSION '2' OPTIONS (SET host 'b', DROP port, ADD sslmode 'require', fetch '10');
ALTER SERVER "second" OPTIONS (DROP gone);
ALTER SERVER "second" VERSION '3';
