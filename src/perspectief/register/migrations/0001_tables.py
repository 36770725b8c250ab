"""The tables of the register; made by Django from the models."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='KeyCheck',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('mark', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Resident',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('bsn_mark', models.CharField(blank=True, max_length=64, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('bsn_mark',), name='resident_mark_once')],
            },
        ),
        migrations.CreateModel(
            name='Vacancy',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=80, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='WelfareFile',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(blank=True, max_length=40, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('reference',), name='welfarefile_reference_once')],
            },
        ),
        migrations.CreateModel(
            name='Employer',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('kvk', models.CharField(max_length=8, unique=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kvk__regex', '^[0-9]{8}$')), name='employer_kvk')],
            },
        ),
        migrations.CreateModel(
            name='Establishment',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=12, unique=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('number__regex', '^[0-9]{12}$')), name='establishment_number')],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('digest', models.CharField(max_length=64)),
                ('lines', models.PositiveIntegerField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'digest', 'recorded_at'), name='import_once')],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='register.resident')),
            ],
        ),
        migrations.CreateModel(
            name='Tombstone',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('subject', models.CharField(choices=[('resident', 'resident'), ('file', 'file'), ('establishment', 'establishment')], max_length=20)),
                ('subject_id', models.BigIntegerField()),
                ('erased_at', models.DateTimeField()),
                ('why', models.CharField(choices=[('request', 'request'), ('term_ended', 'term_ended'), ('recorded_wrongly', 'recorded_wrongly')], max_length=20)),
                ('law', models.CharField(choices=[('gdpr_17', 'gdpr_17'), ('gdpr_5_1_e', 'gdpr_5_1_e'), ('archives', 'archives')], max_length=20)),
            ],
            options={
                'indexes': [models.Index(fields=['subject', 'subject_id'], name='tombstone_subject')],
                'constraints': [models.CheckConstraint(condition=models.Q(('subject__in', ['resident', 'file', 'establishment'])), name='tombstone_subject_on_list'), models.CheckConstraint(condition=models.Q(('why__in', ['request', 'term_ended', 'recorded_wrongly'])), name='tombstone_why_on_list'), models.CheckConstraint(condition=models.Q(('law__in', ['gdpr_17', 'gdpr_5_1_e', 'archives'])), name='tombstone_law_on_list')],
            },
        ),
        migrations.CreateModel(
            name='EstablishmentSpell',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('sbi', models.CharField(max_length=5)),
                ('postcode', models.CharField(blank=True, max_length=4)),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='establishments', to='register.employer')),
                ('establishment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spells', to='register.establishment')),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='establishmentspell_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='establishmentspell_superseded_after_recorded')],
            },
        ),
        migrations.CreateModel(
            name='JobsCount',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('jobs', models.PositiveIntegerField()),
                ('jobs_full', models.PositiveIntegerField(blank=True, null=True)),
                ('establishment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='register.establishment')),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='jobscount_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='jobscount_superseded_after_recorded')],
            },
        ),
        migrations.CreateModel(
            name='PlanSpell',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('aim', models.CharField(blank=True, choices=[('work', 'work'), ('participation', 'participation'), ('care', 'care'), ('education', 'education')], max_length=20)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spells', to='register.plan')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.resident')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='planspell_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='planspell_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('aim__in', ['work', 'participation', 'care', 'education', ''])), name='planspell_aim_on_list')],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('return_service', 'return_service'), ('civic', 'civic'), ('volunteering', 'volunteering'), ('informal_care', 'informal_care'), ('language', 'language'), ('work_experience', 'work_experience'), ('day_activity', 'day_activity'), ('none', 'none')], max_length=20)),
                ('hours', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('confirmed_by', models.CharField(blank=True, max_length=40)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participation', to='register.resident')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='participation_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='participation_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('kind__in', ['return_service', 'civic', 'volunteering', 'informal_care', 'language', 'work_experience', 'day_activity', 'none'])), name='participation_kind_on_list'), models.CheckConstraint(condition=models.Q(('hours__isnull', True), ('hours__lte', 80), _connector='OR'), name='participation_hours_of_a_week')],
            },
        ),
        migrations.CreateModel(
            name='GroupSpell',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('group', models.CharField(choices=[('work', 'work'), ('participation', 'participation'), ('care', 'care')], max_length=20)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='register.resident')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='groupspell_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='groupspell_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('group__in', ['work', 'participation', 'care'])), name='groupspell_group_on_list')],
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('duty', models.CharField(choices=[('work', 'work'), ('reintegration', 'reintegration'), ('participation', 'participation'), ('all', 'all')], max_length=20)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exemptions', to='register.resident')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='exemption_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='exemption_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('duty__in', ['work', 'reintegration', 'participation', 'all'])), name='exemption_duty_on_list')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('kind', models.CharField(blank=True, choices=[('apply', 'apply'), ('activity', 'activity'), ('participation', 'participation'), ('course', 'course'), ('support', 'support'), ('other', 'other')], max_length=20)),
                ('text', models.TextField(blank=True)),
                ('done', models.BooleanField(blank=True, null=True)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='register.plan')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.resident')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='agreement_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='agreement_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('kind__in', ['apply', 'activity', 'participation', 'course', 'support', 'other', ''])), name='agreement_kind_on_list')],
            },
        ),
        migrations.CreateModel(
            name='AftercareContact',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('kind', models.CharField(blank=True, choices=[('phone', 'phone'), ('visit', 'visit'), ('message', 'message'), ('employer', 'employer')], max_length=20)),
                ('outcome', models.CharField(blank=True, choices=[('at_work', 'at_work'), ('help_asked', 'help_asked'), ('work_ended', 'work_ended'), ('not_reached', 'not_reached')], max_length=20)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aftercare', to='register.resident')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='aftercarecontact_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='aftercarecontact_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('kind__in', ['phone', 'visit', 'message', 'employer', ''])), name='aftercarecontact_kind_on_list'), models.CheckConstraint(condition=models.Q(('outcome__in', ['at_work', 'help_asked', 'work_ended', 'not_reached', ''])), name='aftercarecontact_outcome_on_list')],
            },
        ),
        migrations.CreateModel(
            name='ActivityPart',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('activity', models.CharField(max_length=80)),
                ('cost', models.BigIntegerField(blank=True, null=True)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='register.resident')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='activitypart_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='activitypart_superseded_after_recorded')],
            },
        ),
        migrations.CreateModel(
            name='ResidentDetails',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('birth_date', models.DateField(blank=True, null=True)),
                ('birth_month', models.DateField(blank=True, null=True)),
                ('postcode', models.CharField(blank=True, max_length=4)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='details', to='register.resident')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='residentdetails_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='residentdetails_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('postcode', ''), ('postcode__regex', '^[1-9][0-9]{3}$'), _connector='OR'), name='residentdetails_postcode_four_digits')],
            },
        ),
        migrations.CreateModel(
            name='VacancySpell',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('occupation', models.CharField(blank=True, max_length=12)),
                ('places', models.PositiveSmallIntegerField(default=1)),
                ('hours_from', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('hours_to', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('postcode', models.CharField(blank=True, max_length=4)),
                ('establishment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vacancies', to='register.establishment')),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('vacancy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spells', to='register.vacancy')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='vacancyspell_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='vacancyspell_superseded_after_recorded')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, choices=[('work', 'work'), ('self_employed', 'self_employed'), ('pension_age', 'pension_age'), ('moved', 'moved'), ('death', 'death'), ('other_file', 'other_file'), ('relation', 'relation'), ('study', 'study'), ('other_income', 'other_income'), ('detention', 'detention'), ('after_check', 'after_check'), ('other', 'other'), ('unknown', 'unknown')], max_length=20)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='register.resident')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='register.welfarefile')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='membership_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='membership_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('end_reason__in', ['work', 'self_employed', 'pension_age', 'moved', 'death', 'other_file', 'relation', 'study', 'other_income', 'detention', 'after_check', 'other', 'unknown', ''])), name='membership_end_reason_on_list')],
            },
        ),
        migrations.CreateModel(
            name='FileSpell',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('scheme', models.CharField(choices=[('general', 'general'), ('ioaw', 'ioaw'), ('ioaz', 'ioaz'), ('bbz', 'bbz'), ('aio', 'aio')], max_length=20)),
                ('end_reason', models.CharField(blank=True, choices=[('work', 'work'), ('self_employed', 'self_employed'), ('pension_age', 'pension_age'), ('moved', 'moved'), ('death', 'death'), ('other_file', 'other_file'), ('relation', 'relation'), ('study', 'study'), ('other_income', 'other_income'), ('detention', 'detention'), ('after_check', 'after_check'), ('other', 'other'), ('unknown', 'unknown')], max_length=20)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spells', to='register.welfarefile')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='filespell_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='filespell_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('scheme__in', ['general', 'ioaw', 'ioaz', 'bbz', 'aio'])), name='filespell_scheme_on_list'), models.CheckConstraint(condition=models.Q(('end_reason__in', ['work', 'self_employed', 'pension_age', 'moved', 'death', 'other_file', 'relation', 'study', 'other_income', 'detention', 'after_check', 'other', 'unknown', ''])), name='filespell_end_reason_on_list')],
            },
        ),
        migrations.CreateModel(
            name='Work',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('place', models.CharField(choices=[('beside', 'beside'), ('after', 'after')], max_length=20)),
                ('contract', models.CharField(blank=True, choices=[('permanent', 'permanent'), ('temporary', 'temporary'), ('agency', 'agency'), ('on_call', 'on_call'), ('self_employed', 'self_employed'), ('unknown', 'unknown')], max_length=20)),
                ('subsidy', models.CharField(choices=[('none', 'none'), ('statutory', 'statutory'), ('forfaitair', 'forfaitair'), ('temporary', 'temporary'), ('sheltered', 'sheltered')], max_length=20)),
                ('hours', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('imported', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.import')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work', to='register.resident')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='work_ends_after_start'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('recorded_at')), _connector='OR'), name='work_superseded_after_recorded'), models.CheckConstraint(condition=models.Q(('place__in', ['beside', 'after'])), name='work_place_on_list'), models.CheckConstraint(condition=models.Q(('contract__in', ['permanent', 'temporary', 'agency', 'on_call', 'self_employed', 'unknown', ''])), name='work_contract_on_list'), models.CheckConstraint(condition=models.Q(('subsidy__in', ['none', 'statutory', 'forfaitair', 'temporary', 'sheltered'])), name='work_subsidy_on_list'), models.CheckConstraint(condition=models.Q(('hours__isnull', True), ('hours__lte', 80), _connector='OR'), name='work_hours_of_a_week')],
            },
        ),
    ]
